import "server-only";

import { type Answered, answeredShares, belongTogether } from "../../align/search/belonging";
import { hasFreeBothSides, poolOf } from "../../db/alignments/again";
import { readGround, rowsFrom } from "../../db/alignments/ground";
import { FOR_ALIGNING, readKnown } from "../../db/alignments/known";
import { saveAgain } from "../../db/alignments/writes";
import { database } from "../../db/client";
import { saveDraft } from "../../db/documents/draft";
import { countAnew } from "../../db/documents/import";
import type { ClaimedJob, JobInput, JobProblem } from "../../db/jobs/kinds";
import { readJobBytes } from "../../db/jobs/reads";
import { finishJob } from "../../db/jobs/writes";
import { hiddenIn, type Inline } from "../../interchange/inline";
import type { Message } from "../../messages/keys";
import { withoutRanges } from "../../text/count";
import { requireForJob } from "../gate";
import { codedProblem, ProblemError } from "../http/problem";
import { draftIn, targetOf } from "./reading";
import type { Thinker } from "./thinker";

/** What a worker has for a job: its thread, and a way to say which part of the whole begins. */
export interface Work {
  readonly thinker: Thinker;
  readonly phase: (from: number, to: number) => void;
}

/** How often an alignment is made anew because the rows were changed under it. */
const TRIES = 3;

/** A draft is read, aligned to the rows and placed in them. */
export async function runDraft(
  job: ClaimedJob,
  input: Extract<JobInput, { kind: "draft" }>,
  { thinker, phase }: Work,
): Promise<void> {
  const { documentId } = input;
  const scope = await requireForJob({ ...job, documentId }, "import");
  phase(0, 10);
  const read = await thinker.readDraft({ ...input, bytes: await readJobBytes(job) });
  if (!read.ok) throw new ProblemError(read.problem);
  const known = await readKnown(database(), scope, FOR_ALIGNING);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const ground = await readGround(database(), scope, documentId);
    const source = ground.rows.flatMap(({ lines }) => lines);
    phase(10, 80);
    const target = targetOf(read.value);
    const ladder = await thinker.align({ source, target, known });
    phase(80, 80);
    const { marks: _, ...file } = read.value;
    const answered = answeredShares(ladder, source, target);
    if (!input.anyway && !belongTogether(answered, source.length, target.length))
      throw new ProblemError(unrelated(answered));
    const draft = {
      ...file,
      bytes: { ofJob: job.id },
      paragraphs: draftIn(read.value, ground.notation),
      warnings: [...read.value.warnings, ...inlineWarning(ground.notation, read.value.inline)],
    };
    const aligned = source.map(({ id }) => id);
    const saved = await database().$transaction(async (tx) => {
      const outcome = await saveDraft(tx, scope, documentId, draft, ladder, aligned, new Date());
      if (outcome.ok) await finishJob(tx, job, { ...outcome.placed }, new Date());
      return outcome;
    });
    if (saved.ok) return countAnew(read.value.paragraphs.length);
  }
  throw new ProblemError(ROWS_MOVE);
}

/** The rows that nobody has decided are aligned anew, around those that somebody has. */
export async function runAlign(
  job: ClaimedJob,
  { documentId, from }: Extract<JobInput, { kind: "align" }>,
  { thinker, phase }: Work,
): Promise<void> {
  const scope = await requireForJob({ ...job, documentId }, "edit");
  const known = await readKnown(database(), scope, FOR_ALIGNING);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const ground = await readGround(database(), scope, documentId);
    const part = rowsFrom(ground.rows, from);
    if (!part) throw new ProblemError(ROW_GONE);
    const { source: _, target, fixed } = poolOf(part.rows);
    const source = part.rows.flatMap(({ lines }) => lines);
    phase(0, 80);
    // Without free Chinese and free English there is nothing to find, and the rows are as right as they can be.
    const ladder = hasFreeBothSides(part.rows)
      ? await thinker.align({
          source,
          target: target.map(({ text }) => ({ text: wordsIn(text, ground.notation) })),
          fixed,
          known,
        })
      : null;
    phase(80, 80);
    const saved = await database().$transaction(async (tx) => {
      const work = { documentId, from, aligned: part.rows, ladder, now: new Date() };
      const outcome = await saveAgain(tx, scope, work);
      if (outcome.ok) await finishJob(tx, job, { ...outcome.realigned }, new Date());
      return outcome;
    });
    if (saved.ok) return;
  }
  throw new ProblemError(ROWS_CHANGE);
}

/** Aligning sees words only. */
function wordsIn(text: string, notation: Inline): string {
  return withoutRanges(text, hiddenIn(text, notation));
}

function inlineWarning(document: Inline, draft: "plain" | "markdown"): Message<"jobs">[] {
  if (draft === "plain" || document !== "plain") return [];
  return [{ code: "jobs.draft.markdown" }];
}

const ROWS_MOVE = codedProblem(409, "rows-moved", { code: "jobs.draft.moving" });

/** What is said of a draft that does not seem to belong to its document; nothing was filled. */
export function unrelated({ source, target }: Answered): JobProblem {
  const percent = (share: number) => Math.floor(share * 100);
  return codedProblem(409, "unrelated", {
    code: "jobs.draft.unrelated",
    source: percent(source),
    target: percent(target),
  });
}

const ROWS_CHANGE = codedProblem(409, "rows-moved", { code: "jobs.align.moving" });
const ROW_GONE = codedProblem(409, "retired", { code: "jobs.align.gone" });
