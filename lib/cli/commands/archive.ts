import { database } from "../../db/client";
import { exportArchive, importArchive } from "../../server/archive";
import { atTheMachine, requireForJob } from "../../server/gate";
import { actor, firstAdministrator, firstOwner, withOurDatabase } from "./acting";
import { bytesOf, CannotDo, type Command, missing, parse, print, WrongUse, writeTo } from "./command";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao archive export <project|document> -o <file> [--as <email>]
     duizhao archive import <file> [--as <email>]

export writes everything of a project or of one document (its id) into a ZIP: original bytes, all versions with who and when,
alignments, corrections, comments, decisions, memory and terms. import reads it back as the same project, all of it or nothing,
and prints {"id", "name", "documents", "segments", "people"}. What is here already is not overwritten. Whoever is named by
--as (else the first administrator) becomes the owner.
`,
    "zh-Hans": `用法：duizhao archive export <project|document> -o <file> [--as <email>]
      duizhao archive import <file> [--as <email>]

export把一个项目或一份文档（用编号指定）的全部内容写进一个ZIP：原始文件、所有版本及其作者与时间、对齐、原文订正、批注、决定、
记忆库和术语。import把它读回为同一项目，要么全部读入，要么什么都不改，输出{"id", "name", "documents", "segments", "people"}。
已在此处的内容不会被覆盖。--as指定的人（不加则为第一位管理员）成为负责人。
`,
  },

  async run([what = "", ...args]) {
    if (what === "export") return exportTo(args);
    if (what === "import") return importFrom(args);
    throw new WrongUse(say("cli.action.missing", { name: `archive ${what}`, actions: ["export", "import"] }));
  },
};

async function exportTo(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["id"], {
    output: { type: "string", short: "o" },
    as: { type: "string" },
  });
  const { output } = values;
  if (output === undefined) throw missing("-o <file>");
  const id = words[0]!;
  const { bytes } = await withOurDatabase(async () => {
    const document = await database().document.findFirst({
      where: { id, deletedAt: null },
      select: { projectId: true },
    });
    const projectId = document?.projectId ?? id;
    if (!document && (await database().project.count({ where: { id, deletedAt: null } })) === 0)
      throw new CannotDo(say("cli.archive.missing", { id }));
    const userId = await actor(values.as, () => firstOwner(projectId));
    const place = document ? { userId, projectId, documentId: id } : { userId, projectId };
    return exportArchive(await requireForJob(place, "manage"), document ? id : null, "archive");
  });
  await writeTo(output, bytes);
}

/** What an archive may unpack to at the machine itself. */
const BOUNDS = { bytes: 64 * 1024 * 1024 * 1024 };

async function importFrom(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["file"], { as: { type: "string" } });
  const bytes = await bytesOf(words[0]!);
  const made = await withOurDatabase(async () =>
    importArchive(atTheMachine(), await actor(values.as, firstAdministrator), bytes, BOUNDS),
  );
  await print(`${JSON.stringify(made)}\n`);
}
