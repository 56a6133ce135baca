import { database } from "../../db/client";
import { exportDocument } from "../../server/export";
import { requireForJob } from "../../server/gate";
import { EXPORT_FORMATS, ExportQuery } from "../../wire/documents";
import { actor, firstOwner, withOurDatabase } from "./acting";
import { CannotDo, type Command, missing, oneOf, parse, writeTo } from "./command";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao export <document> --format md|html|docx|txt [--include approved|all] [--beside side|turns] [-o <file>]
       duizhao export <document> --format xliff|xliff12|sdlxliff|mqxliff|package|tmx|docx-bilingual|xlsx|csv|tsv [--include …] [-o <file>]

Writes the English version of a document (its id) to standard output, or to a file. What is not approved leaves a mark,
unless --include all. With --beside both texts are there to be read: side by side, or in turn. The second kind of formats holds both texts with states and comments, for other programs; all rows,
unless --include approved. A document that came as a file of XLIFF, Trados Studio (sdlxliff) or memoQ (mqxliff) gives that
file back in its format. Without --as it is done in the name of the project's owner.
`,
    "zh-Hans": `用法：duizhao export <document> --format md|html|docx|txt [--include approved|all] [--beside side|turns] [-o <file>]
      duizhao export <document> --format xliff|xliff12|sdlxliff|mqxliff|package|tmx|docx-bilingual|xlsx|csv|tsv [--include …] [-o <file>]

把文档（用编号指定）的英文版写到标准输出或文件。没有批准的内容留下标记，除非用--include all。
加--beside得到供阅读的双语版：左右对照或逐段交替。第二类格式含双语、状态和批注，供其他软件
使用；默认包含所有句段，除非用--include approved。以XLIFF、Trados Studio（sdlxliff）或memoQ（mqxliff）文件导入的文档，可以用其原格式
取回该文件。不加--as时以项目负责人的名义导出。
`,
  },

  async run(args) {
    const { words, values } = parse(args, ["document"], {
      format: { type: "string" },
      include: { type: "string" },
      beside: { type: "string" },
      output: { type: "string", short: "o" },
      as: { type: "string" },
    });
    if (values.format === undefined) throw missing("--format");
    const query = ExportQuery.parse({
      format: oneOf("format", values.format, EXPORT_FORMATS),
      ...(values.beside !== undefined && {
        beside: oneOf("beside", values.beside, ["side", "turns"]),
      }),
      ...(values.include !== undefined && { include: oneOf("include", values.include, ["approved", "all"]) }),
    });
    const documentId = words[0]!;
    const { bytes } = await withOurDatabase(async () => {
      const document = await database().document.findFirst({
        where: { id: documentId, deletedAt: null },
        select: { projectId: true },
      });
      if (!document) throw new CannotDo(say("cli.document.missing", { id: documentId }));
      const { projectId } = document;
      const userId = await actor(values.as, () => firstOwner(projectId));
      const scope = await requireForJob({ userId, projectId, documentId }, "export");
      return exportDocument(scope, documentId, query);
    });
    await writeTo(values.output, bytes);
  },
};
