import { writeFile } from "node:fs/promises";
import { database } from "../../db/client";
import { exportDocument } from "../../server/export";
import { requireForJob } from "../../server/gate";
import { EXPORT_FORMATS, ExportQuery } from "../../wire/documents";
import { actor, firstOwner, withOurDatabase } from "./acting";
import { CannotDo, type Command, oneOf, parse, WrongUse } from "./command";

export const command: Command = {
  usage: `Use: duizhao export <document> --format md|html|docx|txt [--include approved|all] [-o <file>] [--as <email>]
       duizhao export <document> --format xliff|xliff12|sdlxliff|mqxliff|tmx|docx-bilingual|xlsx|csv|tsv [--include …] [-o <file>]

Writes the English version of a document (its id) to standard output, or to a file. What is not approved leaves a mark,
unless --include all. The second kind of formats holds both texts with states and comments, for other programs; all rows,
unless --include approved. A document that came as a file of XLIFF, Trados Studio (sdlxliff) or memoQ (mqxliff) gives that
file back in its format. Without --as it is done in the name of the project's owner.
`,

  async run(args) {
    const { words, values } = parse(args, ["document"], {
      format: { type: "string" },
      include: { type: "string" },
      output: { type: "string", short: "o" },
      as: { type: "string" },
    });
    if (values.format === undefined) throw new WrongUse("Missing: --format.");
    const query = ExportQuery.parse({
      format: oneOf("format", values.format, EXPORT_FORMATS),
      ...(values.include !== undefined && { include: oneOf("include", values.include, ["approved", "all"]) }),
    });
    const documentId = words[0]!;
    const { bytes } = await withOurDatabase(async () => {
      const document = await database().document.findFirst({
        where: { id: documentId, deletedAt: null },
        select: { projectId: true },
      });
      if (!document) throw new CannotDo(`There is no document ${documentId}.`);
      const { projectId } = document;
      const userId = await actor(values.as, () => firstOwner(projectId));
      const scope = await requireForJob({ userId, projectId, documentId }, "export");
      return exportDocument(scope, documentId, query);
    });
    await write(bytes, values.output);
  },
};

async function write(bytes: Uint8Array, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    try {
      return await writeFile(file, bytes);
    } catch (error) {
      throw new CannotDo(`${file} cannot be written: ${(error as Error).message}.`);
    }
  }
  await new Promise<void>((done, failed) => {
    process.stdout.write(bytes, (error) => (error ? failed(error) : done()));
  });
}
