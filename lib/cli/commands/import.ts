import { basename } from "node:path";
import { answeredShares, belongTogether } from "../../align/search/belonging";
import { readGround } from "../../db/alignments/ground";
import { FOR_ALIGNING, readKnown } from "../../db/alignments/known";
import { database } from "../../db/client";
import { saveDraft } from "../../db/documents/draft";
import { saveOriginal } from "../../db/documents/import";
import { saveProject } from "../../db/projects/writes";
import type { ImportScope } from "../../db/scope";
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
import { bytesOf, CannotDo, type Command, missing, parse, print, tell } from "./command";
import { asLines } from "./texts";
import { say, terminalWords } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao import <file> --project <name> [--draft <file>] [--title <title>] [--as <email>]
                     [--encoding <name>] [--draft-encoding <name>] [--anyway]

Imports a Chinese original (txt, md, html, docx, odt, rtf, epub, pdf, srt, vtt), or a bilingual file with its English and
states (xlf, xliff, sdlxliff, mqxliff, tmx, docx with a table, xlsx, csv, tsv), and aligns an English draft to it. Prints the
document's id. A project of that name is made if there is none. Without --as it is done in the name of the project's
owner. The encoding of a text is found out; where it cannot be told, the candidates are shown, to be named by --encoding
(utf-8, gb18030, big5, hz, utf-16le, utf-16be, windows-1252, utf-8+gb18030, utf-8+big5). A draft that does not seem to belong
to the original is not laid beside it, unless --anyway is given.
`,
    "zh-Hans": `用法：duizhao import <file> --project <name> [--draft <file>] [--title <title>] [--as <email>]
                     [--encoding <name>] [--draft-encoding <name>] [--anyway]

导入中文原文（txt、md、html、docx、odt、rtf、epub、pdf、srt、vtt），或带英文和状态的双语文件（xlf、xliff、sdlxliff、mqxliff、tmx、
含表格的docx、xlsx、csv、tsv），并把英文初稿与它对齐。输出文档的编号。没有该名称的项目时新建一个。不加--as时以项目负责人的名义导入。
文本的编码自动判断；判断不了时列出候选，用--encoding指定（utf-8、gb18030、big5、hz、utf-16le、utf-16be、windows-1252、
utf-8+gb18030、utf-8+big5）。初稿看来不是这份原文的译文时不会导入，除非加--anyway。
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
    });
    const name = values.project?.trim();
    if (!name) throw missing("--project");

    // Both files are read before anything is written, so that a bad one leaves nothing behind.
    const original = accepted(
      await readOriginal(await upload(words[0]!, values.encoding), values.title ?? null),
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
