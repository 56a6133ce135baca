import "server-only";

import { afterRestructuring } from "../../segments/transitions";
import type { StructureChanged } from "../../wire/segments";
import { asJson, tellChange } from "../changes/carry-out";
import { type Touched, takeSnapshot } from "../changes/snapshot";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import { writeCorrected } from "../reading/corrected";
import type { EditScope } from "../scope";
import { lockSegments } from "../segments/lock";

type Tx = Prisma.TransactionClient;

/** A correction to be laid, or a place to be left alone. Offsets in the original; checked by whoever asks. */
export interface Making {
  readonly paragraphId: string;
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
  readonly reason: string;
  readonly ruleId: string | null;
  readonly state: "live" | "exception";
}

export interface Turning {
  readonly id: string;
  readonly paragraphId: string;
  readonly state: "live" | "exception" | "withdrawn";
  /** It holds now, or will: the text reads otherwise afterwards. */
  readonly isRead: boolean;
}

export interface CorrectionWork {
  readonly documentId: string;
  readonly kind: "correct" | "withdraw-correction" | "apply-rules" | "withdraw-rules" | "repair";
  readonly making: readonly Making[];
  readonly turning: readonly Turning[];
  /** Rows that leave the table with it. */
  readonly rules?: readonly string[];
  readonly now: Date;
}

/**
 * Lays corrections and takes them back, as one change that can be undone, in a few statements however many there are.
 * The document is locked. A row that reads otherwise afterwards goes one revision up and has to be confirmed again
 * (SGM-STATE-7); what the aligner said of it stays, for its paragraphs are the same ones.
 */
export async function carryCorrections(
  tx: Tx,
  scope: EditScope,
  work: CorrectionWork,
): Promise<StructureChanged> {
  const { projectId, userId } = scope;
  const { documentId, kind, making, turning, now } = work;
  const read = [
    ...new Set([
      ...making.filter(({ state }) => state === "live").map(({ paragraphId }) => paragraphId),
      ...turning.filter(({ isRead }) => isRead).map(({ paragraphId }) => paragraphId),
    ]),
  ];
  const touched: Touched = {
    segments: await segmentsOf(tx, scope, read),
    paragraphs: [...new Set([...making, ...turning].map(({ paragraphId }) => paragraphId))],
    comments: [],
    suggestions: [],
    rules: work.rules ?? [],
  };
  await lockSegments(tx, scope, touched.segments);
  const before = await takeSnapshot(tx, scope, touched);

  await makeCorrections(tx, scope, documentId, making, now);
  await turnCorrections(tx, scope, turning, now);
  await withdrawRows(tx, scope, work.rules ?? [], now);
  await writeCorrected(tx, scope, read, now);
  await readOtherwise(tx, scope, touched.segments, now);

  const after = await takeSnapshot(tx, scope, touched);
  const { id } = await tx.change.create({
    data: { projectId, documentId, userId, kind, ...asJson({ before, after }) },
    select: { id: true },
  });
  return tellChange(tx, scope, { id, kind, documentId, before, after });
}

/** Rows whose Chinese reads otherwise now: one revision up, and whoever confirmed one translated other words (SGM-STATE-7). */
export async function readOtherwise(
  tx: Tx,
  scope: EditScope,
  segmentIds: readonly string[],
  now: Date,
): Promise<void> {
  if (segmentIds.length === 0) return;
  const { projectId, userId } = scope;
  const locked = await lockSegments(tx, scope, segmentIds);
  const rows = [...locked.values()].map(({ id, standing, text }) => {
    const { state, subState, confirmedById, isOnlyFixed } = afterRestructuring(standing, text);
    return { id, state, subState, confirmedById, isOnlyFixed };
  });
  await tx.$executeRaw`
    update "Segment" s set state = r.state::"SegmentState", "subState" = r."subState"::"SegmentSubState",
      "confirmedById" = r."confirmedById", "isOnlyFixed" = r."isOnlyFixed", revision = s.revision + 1, "updatedById" = ${userId},
      "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id text, state text, "subState" text, "confirmedById" text, "isOnlyFixed" boolean)
    where s.id = r.id and s."projectId" = ${projectId}`;
}

/** The kinds of change that lay corrections and take them back, and move no row. */
export const CORRECTING: ReadonlySet<string> = new Set<CorrectionWork["kind"]>([
  "correct",
  "withdraw-correction",
  "apply-rules",
  "withdraw-rules",
  "repair",
]);

async function segmentsOf(tx: Tx, { projectId }: EditScope, paragraphIds: readonly string[]) {
  const found = await tx.$queryRaw<{ segmentId: string }[]>`
    select distinct "segmentId" from "Paragraph"
    where id = any(${[...paragraphIds]}) and "projectId" = ${projectId} and "segmentId" is not null`;
  return found.map(({ segmentId }) => segmentId);
}

/** Returns their ids, in order. */
async function makeCorrections(
  tx: Tx,
  { projectId, userId }: EditScope,
  documentId: string,
  making: readonly Making[],
  now: Date,
): Promise<void> {
  if (making.length === 0) return;
  const ids = newIds(making.length);
  const records = JSON.stringify(making.map((one, index) => ({ ...one, id: ids[index] })));
  await tx.$executeRaw`
    insert into "Correction" (id, "projectId", "documentId", "paragraphId", start, "end", old, new, reason, "ruleId",
      state, "createdById", "createdAt", "changedById", "changedAt")
    select r.id, ${projectId}, ${documentId}, r."paragraphId", r.start, r."end", r.old, r.new, r.reason, r."ruleId",
      r.state::"CorrectionState", ${userId}, ${now}::timestamptz, ${userId}, ${now}::timestamptz
    from json_to_recordset(${records}::json) as r(id text, "paragraphId" text, start int, "end" int, old text, new text,
      reason text, "ruleId" text, state text)`;
}

async function turnCorrections(
  tx: Tx,
  { projectId, userId }: EditScope,
  turning: readonly Turning[],
  now: Date,
): Promise<void> {
  if (turning.length === 0) return;
  const records = JSON.stringify(turning.map(({ id, state }) => ({ id, state })));
  await tx.$executeRaw`
    update "Correction" e set state = r.state::"CorrectionState", "changedById" = ${userId},
      "changedAt" = ${now}::timestamptz
    from json_to_recordset(${records}::json) as r(id text, state text)
    where e.id = r.id and e."projectId" = ${projectId}`;
}

async function withdrawRows(
  tx: Tx,
  { projectId, userId }: EditScope,
  rules: readonly string[],
  now: Date,
): Promise<void> {
  if (rules.length === 0) return;
  await tx.$executeRaw`
    update "Rule" set "withdrawnAt" = ${now}::timestamptz, "withdrawnById" = ${userId}
    where id = any(${[...rules]}) and "projectId" = ${projectId} and "withdrawnAt" is null`;
}
