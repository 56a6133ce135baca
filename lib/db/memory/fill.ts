import "server-only";

import type { Contributors } from "../../segments/authorship";
import { joined, withWriters } from "../../segments/authorship";
import { linkAfterText } from "../../segments/link";
import { afterSave, isBlank } from "../../segments/transitions";
import { countTypedWords } from "../../text/count";
import type { FilledFrom, StructureChanged } from "../../wire/segments";
import { asJson, tellChange } from "../changes/carry-out";
import { takeSnapshot } from "../changes/snapshot";
import type { Prisma } from "../generated/client";
import { newId } from "../ids";
import type { EditScope, Scope } from "../scope";
import { type LockedSegment, lockSegments } from "../segments/lock";
import type { FILLING } from "./filling-kinds";

type Tx = Prisma.TransactionClient;

/**
 * Rows that get their English from a memory or from a repeat.
 *
 * MEM-FILL-1  Only a row that is free is filled: it has no English, or only what a fill gave it and nobody has touched since. It is
 *      looked at once more under its lock; one that is locked stays. What a person wrote is never written over, and an exempt row is never filled.
 * MEM-FILL-2  A filled row is a Draft that says its score and where it comes from, until somebody touches it.
 * MEM-FILL-3  All of it is one change, which is taken back as a whole; rows that somebody has touched since stay as they are.
 * MEM-FILL-4  Four eyes: whoever contributed words to the row that the words come from, and whoever has the rows filled, contributed to
 *      them here, too (lib/segments/authorship.ts). Who made the entry did, where its row is not known any more.
 */
export interface Wish {
  readonly segmentId: string;
  readonly text: string;
  readonly filledFrom: FilledFrom;
  /** Who wrote the words, as far as that is known. */
  readonly writers: readonly string[];
}

export interface Filled {
  readonly changed: StructureChanged;
  readonly segments: readonly string[];
}

/** More rows than this are not told one by one in the answer: screens read the document again. */
const MOST_TOLD = 500;

/** Null where no row was free any more: nothing is stored then. `among`: rows that a person has chosen, whatever they say now. */
export async function fillRows(
  tx: Tx,
  scope: EditScope,
  documentId: string,
  kind: (typeof FILLING)[number],
  wishes: readonly Wish[],
  now: Date,
  among: ReadonlySet<string> = new Set(),
): Promise<Filled | null> {
  const { projectId, userId } = scope;
  const locked = await lockSegments(
    tx,
    scope,
    wishes.map(({ segmentId }) => segmentId),
  );
  const exempt = await exemptOf(tx, scope, [...locked.keys()]);
  const versions = wishes.flatMap(({ segmentId, text, filledFrom, writers }) => {
    const row = locked.get(segmentId);
    const isOpen = row && (among.has(segmentId) ? isChoosable(row) : isFree(row) && !exempt.has(segmentId));
    if (!row || !isOpen || row.documentId !== documentId || row.text === text) return [];
    const after = afterSave(row.standing, text, scope.role);
    if (!after.ok) return [];
    const found = isFree(row) ? { ...row, current: null } : row;
    return [
      {
        id: newId(),
        segmentId,
        text,
        words: countTypedWords(text),
        match: filledFrom,
        contributors: withWriters(found, [...writers, userId]),
        revision: row.revision + 1,
        ...after.standing,
        ...linkAfterText(row.link, after.standing, text, userId),
      },
    ];
  });
  if (versions.length === 0) return null;
  const touched = {
    segments: versions.map(({ segmentId }) => segmentId),
    paragraphs: [],
    comments: [],
    suggestions: [],
  };
  const before = await takeSnapshot(tx, scope, touched);
  const json = JSON.stringify(versions);
  await tx.$executeRaw`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", contributors, revision, match)
    select r.id, ${projectId}, r."segmentId", r.text, r.words, 'memory', ${userId}, r.contributors, r.revision, r.match
    from json_to_recordset(${json}::json) as r(id text, "segmentId" text, text text, words int, contributors jsonb, revision int,
      match jsonb)`;
  await tx.$executeRaw`
    update "Segment" s set state = r.state::"SegmentState", "subState" = r."subState"::"SegmentSubState", "currentId" = r.id,
      "confirmedById" = r."confirmedById", "isOnlyFixed" = r."isOnlyFixed", confidence = r.confidence, "isCrossed" = r."isCrossed",
      "linkedById" = r."linkedById", "linkedAt" = case when r."linkedById" is null then null
        when s."linkedById" = r."linkedById" then s."linkedAt" else ${now}::timestamptz end,
      revision = r.revision, "updatedById" = ${userId}, "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${json}::json) as r(id text, "segmentId" text, state text, "subState" text, "confirmedById" text,
      "isOnlyFixed" boolean, confidence float8, "isCrossed" boolean, "linkedById" text, revision int)
    where s.id = r."segmentId" and s."projectId" = ${projectId}`;
  const after = await takeSnapshot(tx, scope, touched);
  const { id } = await tx.change.create({
    data: { projectId, documentId, userId, kind, ...asJson({ before, after }) },
    select: { id: true },
  });
  const told = await tellChange(tx, scope, { id, kind, documentId, before, after });
  return {
    changed: touched.segments.length > MOST_TOLD ? { ...told, segments: [] } : told,
    segments: touched.segments,
  };
}

/** MEM-FILL-1. */
function isFree({ isRetired, isClosed, standing, current, text }: LockedSegment): boolean {
  if (isRetired || isClosed || standing.state !== "initial") return false;
  return isBlank(text) || current?.origin === "memory";
}

/** What a person names may say something already, but nobody has approved it. */
function isChoosable({ isRetired, isClosed, standing }: LockedSegment): boolean {
  return (
    !isRetired &&
    !isClosed &&
    standing.subState !== "omitted" &&
    (standing.state === "initial" || standing.state === "translated")
  );
}

async function exemptOf(tx: Tx, { projectId }: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.segment.findMany({
    where: { id: { in: [...ids] }, projectId, isPropagationExempt: true },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** Whoever contributed words to what these rows say now (MEM-FILL-4): of rows that matches come from, whose ids a scoped query has found. */
export async function writersOf(
  tx: Tx,
  _scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.$queryRaw<{ id: string; contributors: Contributors }[]>`
    select s.id, t.contributors from "Segment" s join "Translation" t on t.id = s."currentId" where s.id = any(${[...ids]})`;
  return new Map(rows.map(({ id, contributors }) => [id, Object.keys(joined([contributors]))]));
}

/** Which of a document's rows are free and have no English, in their order; `isUntouched`: nobody ever gave them any. */
export async function emptyRows(
  tx: Tx,
  { projectId }: Scope,
  documentId: string,
): Promise<readonly { readonly id: string; readonly isUntouched: boolean }[]> {
  return tx.$queryRaw`
    select s.id, not exists (select from "Translation" v where v."segmentId" = s.id) as "isUntouched" from "Segment" s
    left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null and s.state = 'initial'
      and not s."isPropagationExempt" and s."lockedAt" is null and (t.id is null or t.text !~ '\\S') order by s.rank, s.id`;
}
