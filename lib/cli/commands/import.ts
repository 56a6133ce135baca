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
import { bytesOf, CannotDo, type Command, parse, print, tell, WrongUse } from "./command";
import { asLines } from "./texts";
import { terminalWords } from "./words";

export const command: Command = {
  usage: `Use: duizhao import <file> --project <name> [--draft <file>] [--title <title>] [--as <email>]
                     [--encoding <name>] [--draft-encoding <name>] [--anyway]

Imports a Chinese original (txt, md, html, docx, odt, rtf, epub, pdf, srt, vtt), or a bilingual file with its English and
states (xlf, xliff, sdlxliff, mqxliff, tmx, docx with a table, xlsx, csv, tsv), and aligns an English draft to it. Prints the
document's id. A project of that name is made if there is none. Without --as it is done in the name of the project's
owner. The encoding of a text is found out; where it cannot be told, the candidates are shown, to be named by --encoding
(utf-8, gb18030, big5, hz, utf-16le, utf-16be, windows-1252, utf-8+gb18030, utf-8+big5). A draft that does not seem to belong
to the original is not laid beside it, unless --anyway is given.
`,

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
    if (!name) throw new WrongUse("Missing: --project.");

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
      tell(
        `“${document.title}”: ${document.paragraphs} paragraphs, ${document.setAside} of them set aside.\n`,
      );
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
    throw new CannotDo(
      `There are ${projects.length} projects named “${name}”. Nothing was imported; rename one of them.`,
    );
  }
  const known = projects[0]?.id;
  const userId = await actor(as, () => (known === undefined ? firstAdministrator() : firstOwner(known)));
  const projectId =
    known ?? (await database().$transaction((tx) => saveProject(tx, { name, ownerId: userId })));
  if (known === undefined) tell(`Made the project “${name}”.\n`);
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
    throw new CannotDo(
      `The original was imported (${documentId}), the draft was not. ${title}. ${detail} For that, use --anyway, or import it in the browser.`,
    );
  }
  const aligned = source.map(({ id }) => id);
  const saved = await database().$transaction((tx) =>
    saveDraft(tx, scope, documentId, draft, ladder, aligned, new Date()),
  );
  if (!saved.ok) {
    throw new CannotDo(
      `The original was imported (${documentId}), but its rows were changed while the draft was being aligned, so the draft was not. Import the draft in the browser.`,
    );
  }
  const { aligned: filled, unanswered, unmatched } = saved.placed;
  tell(
    `Draft: ${filled} rows aligned, ${unanswered} without English, ${unmatched} English paragraphs without Chinese.\n`,
  );
}
