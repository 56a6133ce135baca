import { basename } from "node:path";
import { answeredShares, belongTogether } from "../../align/search/belonging";
import { readGround } from "../../db/alignments/ground";
import { FOR_ALIGNING, readKnown } from "../../db/alignments/known";
import { database } from "../../db/client";
import { saveDraft } from "../../db/documents/draft";
import { saveOriginal } from "../../db/documents/import";
import { saveProject } from "../../db/projects/writes";
import type { ImportScope } from "../../db/scope";
import { COLUMN_ROLES, type SaidColumns } from "../../interchange/table/columns";
import { requireForJob } from "../../server/gate";
import { problemInWords } from "../../server/http/problem";
import { unrelated } from "../../server/jobs/align";
import {
  align,
  type DraftRead,
  type Outcome,
  readDraft,
  readOriginal,
  targetOf,
} from "../../server/jobs/reading";
import { actor, firstAdministrator, firstOwner, withOurDatabase } from "./acting";
import { bytesOf, CannotDo, type Command, missing, oneOf, parse, print, tell } from "./command";
import { asLines } from "./texts";
import { say, terminalWords } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao import <file> --project <name> [--draft <file>] [--title <title>] [--as <email>]
                     [--encoding <name>] [--draft-encoding <name>] [--anyway]
                     [--columns <roles>] [--turns auto|yes|no]

Imports a Chinese original (txt, md, html, docx, odt, rtf, epub, pdf, srt, vtt), or a bilingual file with its English and
states (xlf, xliff, sdlxliff, mqxliff, tmx, docx with a table, xlsx, csv, tsv), and aligns an English draft to it. Prints the
document's id. A project of that name is made if there is none. Without --as it is done in the name of the project's
owner. The encoding of a text is found out; where it cannot be told, the candidates are shown, to be named by --encoding
(utf-8, gb18030, big5, hz, utf-16le, utf-16be, windows-1252, utf-8+gb18030, utf-8+big5). A draft that does not seem to belong
to the original is not laid beside it, unless --anyway is given. --columns says what the columns of a table are, one word each,
parted by commas: source, target, id, state, comment, - (not wanted). Whether Chinese and English stand in turn in a text is found
out, or said by --turns. Packages of other programs (sdlppx, mqxlz, zip with xliff, OmegaT projects) are read, too; what was not
read of them is said.
`,
    "zh-Hans": `用法：duizhao import <file> --project <name> [--draft <file>] [--title <title>] [--as <email>]
                     [--encoding <name>] [--draft-encoding <name>] [--anyway]
                     [--columns <roles>] [--turns auto|yes|no]

导入中文原文（txt、md、html、docx、odt、rtf、epub、pdf、srt、vtt），或带英文和状态的双语文件（xlf、xliff、sdlxliff、mqxliff、tmx、
含表格的docx、xlsx、csv、tsv），并把英文初稿与它对齐。输出文档的编号。没有该名称的项目时新建一个。不加--as时以项目负责人的名义导入。
文本的编码自动判断；判断不了时列出候选，用--encoding指定（utf-8、gb18030、big5、hz、utf-16le、utf-16be、windows-1252、
utf-8+gb18030、utf-8+big5）。初稿看来不是这份原文的译文时不会导入，除非加--anyway。--columns说明
表格各列的内容，用逗号分隔：source、target、id、state、comment、-（不导入）。文本是否中英交替自动判断，也可以用--turns指定。其他软件的
包（sdlppx、mqxlz、含xliff的zip、OmegaT项目）也能导入，没有读取的部分会一一列出。
`,
  },

  async run(args) {
    const { words, values } = parse(args, ["file"], {
      project: { type: "string" },
      draft: { type: "string" },
      title: { type: "string" },
      as: { type: "string" },
      encoding: { type: "string" },
      "draft-encoding": { type: "string" },
      anyway: { type: "boolean" },
      columns: { type: "string" },
      turns: { type: "string", default: "auto" },
    });
    const name = values.project?.trim();
    if (!name) throw missing("--project");

    // Both files are read before anything is written, so that a bad one leaves nothing behind.
    const original = accepted(
      await readOriginal(
        {
          ...(await upload(words[0]!, values.encoding)),
          columns: values.columns === undefined ? null : columnsIn(values.columns),
          turns: oneOf("turns", values.turns, ["auto", "yes", "no"]),
        },
        values.title ?? null,
      ),
      words[0]!,
    );
    const draft =
      values.draft === undefined
        ? undefined
        : accepted(await readDraft(await upload(values.draft, values["draft-encoding"])), values.draft);
    for (const warning of [...original.warnings, ...(draft?.warnings ?? [])])
      tell(`${terminalWords().message(warning)}\n`);

    const made = await withOurDatabase(async () => {
      const scope = await scopeIn(name, values.as);
      const document = await database().$transaction((tx) =>
        saveOriginal(tx, scope, original, true, new Date()),
      );
      const { title, paragraphs, setAside: aside } = document;
      tell(`${say("cli.import.original", { title, paragraphs, aside })}\n`);
      if (draft) await place(scope, document.id, draft, values.anyway ?? false);
      return document;
    });
    await print(`${made.id}\n`);
  },
};

/** "id,source,target,-,comment": what each column of a table is. */
function columnsIn(said: string): SaidColumns {
  const columns = said
    .split(",")
    .map((role) => (role.trim() === "-" ? null : oneOf("columns", role.trim(), COLUMN_ROLES)));
  if (!columns.includes("source")) throw missing("--columns source");
  if (!columns.includes("target")) throw missing("--columns target");
  return columns;
}

async function upload(path: string, encoding: string | undefined) {
  return {
    bytes: await bytesOf(path),
    fileName: basename(path),
    mediaType: null,
    encoding: encoding ?? null,
  };
}

function accepted<Value>(outcome: Outcome<Value>, path: string): Value {
  if (outcome.ok) return outcome.value;
  const { detail, candidates = [] } = problemInWords(outcome.problem, terminalWords());
  throw new CannotDo(`${path}: ${detail}${asLines(candidates)}`);
}

/** The project of that name and the right to import into it. */
async function scopeIn(name: string, as: string | undefined): Promise<ImportScope> {
  const projects = await database().project.findMany({
    where: { name, deletedAt: null },
    select: { id: true },
  });
  if (projects.length > 1) {
    throw new CannotDo(say("cli.project.several", { count: projects.length, name }));
  }
  const known = projects[0]?.id;
  const userId = await actor(as, () => (known === undefined ? firstAdministrator() : firstOwner(known)));
  const projectId =
    known ?? (await database().$transaction((tx) => saveProject(tx, { name, ownerId: userId })));
  if (known === undefined) tell(`${say("cli.project.made", { name })}\n`);
  return requireForJob({ userId, projectId }, "import");
}

async function place(
  scope: ImportScope,
  documentId: string,
  draft: DraftRead,
  anyway: boolean,
): Promise<void> {
  const { rows } = await readGround(database(), scope, documentId);
  const source = rows.flatMap(({ lines }) => lines);
  const known = await readKnown(database(), scope, FOR_ALIGNING);
  const target = targetOf(draft);
  const ladder = align({ source, target, known });
  const answered = answeredShares(ladder, source, target);
  if (!anyway && !belongTogether(answered, source.length, target.length)) {
    const { title, detail } = problemInWords(unrelated(answered), terminalWords());
    throw new CannotDo(say("cli.import.draft-unrelated", { id: documentId, title, detail }));
  }
  const aligned = source.map(({ id }) => id);
  const saved = await database().$transaction((tx) =>
    saveDraft(tx, scope, documentId, draft, ladder, aligned, new Date()),
  );
  if (!saved.ok) {
    throw new CannotDo(say("cli.import.draft-moved", { id: documentId }));
  }
  const { aligned: filled, unanswered, unmatched } = saved.placed;
  tell(`${say("cli.import.draft-placed", { aligned: filled, unanswered, unmatched })}\n`);
}
