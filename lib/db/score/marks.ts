import "server-only";

import { may } from "../../access";
import { categoryOfRule, severityOfFinding } from "../../score/of-finding";
import { type Refusal, refuse } from "../../segments/refusal";
import { snapToGrapheme } from "../../text/graphemes";
import type { ChangedMark, ErrorMark, MarkOfFinding, NewMark } from "../../wire/score";
import { database } from "../client";
import { readSources } from "../findings/pairs";
import type { Prisma } from "../generated/client";
import type { ReviewScope } from "../scope";
import { type LockedSegment, lockSegment, staleness } from "../segments/lock";
import { saveMarking } from "./change";
import { readMarks } from "./read-marks";
import { lastSample } from "./samples";

/**
 * Marking errors.
 *
 * SCO-MARK-1  A mark is of words of a row as it stands: of its current version, or of its Chinese as it is read. Whoever saw another revision is
 *             refused.
 * SCO-MARK-2  A mark is never changed. Another category is another mark; the first is taken back and stays to be read.
 * SCO-MARK-3  One takes back and changes one's own; an owner anybody's.
 */
type MarkingScope = ReviewScope & { readonly documentId: string };

export type MarkMade = { readonly ok: true; readonly change: string; readonly mark: ErrorMark } | Refusal;

type Tx = Prisma.TransactionClient;

export async function makeMark(
  scope: MarkingScope,
  segmentId: string,
  { revision, ...what }: NewMark,
  now: Date,
): Promise<MarkMade> {
  return database().$transaction(async (tx) => {
    const locked = await lockSegment(tx, scope, segmentId);
    if (!locked.ok) return locked;
    return staleness(locked.segment, revision) ?? keepMark(tx, scope, locked.segment, what, now);
  });
}

/** A finding that stands in the texts of now is taken over with its words. */
export async function markFinding(
  scope: MarkingScope,
  findingId: string,
  { category, severity, comment }: MarkOfFinding,
  now: Date,
): Promise<MarkMade> {
  const { projectId, documentId } = scope;
  return database().$transaction(async (tx) => {
    const finding = await tx.finding.findFirst({
      where: { id: findingId, projectId, documentId, mendedAt: null },
    });
    if (!finding) return refuse("missing", { code: "problems.finding.missing" });
    const locked = await lockSegment(tx, scope, finding.segmentId);
    if (!locked.ok) return locked;
    const { segment } = locked;
    const check = await tx.segmentCheck.findUnique({ where: { segmentId: segment.id } });
    if (check?.translationId !== segment.current?.id) return refuse("stale", { code: "problems.row.stale" });
    const { rule, code } = finding;
    const parameters = finding.parameters as Prisma.InputJsonObject;
    return keepMark(
      tx,
      scope,
      segment,
      {
        side: finding.side as NewMark["side"],
        start: finding.start,
        end: finding.end,
        category: category ?? categoryOfRule(rule),
        severity: severity ?? severityOfFinding(finding.severity as "hint" | "warning" | "stop"),
        comment,
        finding: { rule, code, parameters },
      },
      now,
    );
  });
}

async function keepMark(
  tx: Tx,
  scope: MarkingScope,
  segment: LockedSegment,
  what: Omit<NewMark, "revision"> & { readonly finding?: Prisma.InputJsonObject },
  now: Date,
): Promise<MarkMade> {
  const { projectId, documentId, userId } = scope;
  const { side, category, severity, comment, finding } = what;
  const source = (await readSources(tx, projectId, [segment.id])).get(segment.id) ?? "";
  const span = wordsAt(side === "source" ? source : segment.text, what, finding !== undefined);
  if (!span) return refuse("invalid", { code: "problems.mark.no-words" }, "end");
  const { id } = await tx.errorMark.create({
    data: {
      ...{ projectId, documentId, segmentId: segment.id, side, ...span },
      sampleId: (await lastSample(tx, scope, documentId))?.id ?? null,
      translationId: segment.current?.id ?? null,
      sourceText: side === "source" ? source : null,
      ...{ category, severity, comment, ...(finding && { finding }) },
      translatorId: await translatorOf(tx, scope, segment.id),
      markedById: userId,
      markedAt: now,
    },
    select: { id: true },
  });
  return made(tx, scope, id, { marked: [id] });
}

async function made(
  tx: Tx,
  scope: MarkingScope,
  id: string,
  done: Parameters<typeof saveMarking>[2],
): Promise<MarkMade> {
  const change = await saveMarking(tx, scope, done);
  const [mark] = await readMarks(tx, scope, { documentId: scope.documentId, id });
  return { ok: true, change, mark: mark! };
}

/** Whole characters; a finding may point at a place between two, which then is the word beside it. Null where there is nothing. */
function wordsAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  mayBeEmpty: boolean,
): { readonly start: number; readonly end: number } | null {
  if (end > text.length || start > end) return null;
  const from = snapToGrapheme(text, start);
  const snapped = snapToGrapheme(text, end);
  const to = snapped === end ? end : nextGrapheme(text, end);
  if (from < to) return { start: from, end: to };
  if (!mayBeEmpty || text === "") return null;
  return from === 0
    ? { start: 0, end: nextGrapheme(text, 1) }
    : { start: snapToGrapheme(text, from - 1), end: from };
}

/** A longer grapheme is nothing that anybody reads. */
const LONGEST_GRAPHEME = 256;

function nextGrapheme(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < LONGEST_GRAPHEME && snapToGrapheme(text, end) !== end) end += 1;
  return end;
}

/** Who stands for a row's translation: who confirmed it, or had before a reviewer's edit; else who wrote the words. */
async function translatorOf(tx: Tx, { projectId }: ReviewScope, segmentId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ translatorId: string | null }[]>`
    select coalesce(s."confirmedById", s."translatorId", t."writerId") as "translatorId"
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s.id = ${segmentId} and s."projectId" = ${projectId}`;
  return row?.translatorId ?? null;
}

export async function changeMark(
  scope: MarkingScope,
  markId: string,
  what: ChangedMark,
  now: Date,
): Promise<MarkMade> {
  return database().$transaction(async (tx) => {
    const ended = await endMark(tx, scope, markId, now);
    if (!ended.ok) return ended;
    const { id: _, takenBackAt: _at, takenBackById: _by, finding, ...rest } = ended.mark;
    const { id } = await tx.errorMark.create({
      data: {
        ...rest,
        ...what,
        ...(finding !== null && { finding: finding as Prisma.InputJsonObject }),
        markedAt: now,
      },
      select: { id: true },
    });
    return made(tx, scope, id, { marked: [id], unmarked: [markId] });
  });
}

export async function takeMarkBack(
  scope: MarkingScope,
  markId: string,
  now: Date,
): Promise<{ readonly ok: true; readonly change: string } | Refusal> {
  return database().$transaction(async (tx) => {
    const ended = await endMark(tx, scope, markId, now);
    if (!ended.ok) return ended;
    return { ok: true as const, change: await saveMarking(tx, scope, { unmarked: [markId] }) };
  });
}

/** SCO-MARK-3. */
async function endMark(tx: Tx, { projectId, userId, role }: MarkingScope, markId: string, now: Date) {
  const mark = await tx.errorMark.findFirst({ where: { id: markId, projectId } });
  if (!mark) return refuse("missing", { code: "problems.mark.missing" });
  if (mark.markedById !== userId && !may(role, "manage"))
    return refuse("not-yours", { code: "problems.mark.somebody-elses" });
  const { count } = await tx.errorMark.updateMany({
    where: { id: markId, projectId, takenBackAt: null },
    data: { takenBackAt: now, takenBackById: userId },
  });
  return count === 0
    ? refuse("changed-since", { code: "problems.mark.changed-since" })
    : { ok: true as const, mark };
}
