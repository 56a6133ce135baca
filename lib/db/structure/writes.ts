import "server-only";

import type { z } from "zod";
import { deedOfOmission } from "../../segments/link";
import { type Refusal, refuse } from "../../segments/refusal";
import { mergeRows, moveEnglish, type Plan, type Row, splitRow } from "../../segments/structure";
import { afterOmission, afterOmissionTakenBack, isBlank, UNTRANSLATED } from "../../segments/transitions";
import type { Merge, Move, NewNote, Omit as Omission, Split } from "../../wire/segments";
import { carryOut } from "../changes/carry-out";
import { done, inDocument } from "../changes/in-document";
import { asSeen, findNeighbour, makePosition, makeRank, type PassageRow, readRows } from "../changes/passage";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import { type Cut, originalPlace } from "../reading/cut";
import type { EditScope } from "../scope";
import type { CurrentVersion } from "../segments/lock";

type Tx = Prisma.TransactionClient;

/** A row becomes two. */
export function splitSegment(scope: EditScope, documentId: string, segmentId: string, cut: Split, now: Date) {
  return inDocument(scope, documentId, async (tx) => {
    if (cut.source === null && cut.target === null) {
      return refuse("invalid", { code: "problems.split.no-place" }, "source");
    }
    const rows = await readRows(tx, scope, [segmentId]);
    const found = rows.get(segmentId);
    const unseen = asSeen(found, cut.revision);
    if (unseen || !found) return unseen ?? MISSING;
    const place = cut.source && (await originalPlace(tx, scope, cut.source));
    if (place && !place.ok) return place;
    const source = cut.source && place ? { ...cut.source, offset: place.offset } : null;
    const [rowId, firstId, secondId] = newIds(3) as [string, string, string];
    const isInRow = found.row.paragraphs.some(({ id }) => id === cut.source?.paragraphId);
    const plan = splitRow(
      found.row,
      { ...cut, source },
      {
        rowId,
        rank: await makeRank(tx, scope, { ...found.row, documentId }, "next"),
        firstId,
        secondId,
        position:
          cut.source && isInRow ? await makePosition(tx, scope, documentId, cut.source.paragraphId) : 0,
      },
    );
    if (!plan.ok) return plan;
    const parts = cutOf(plan, source, [firstId, secondId]);
    const work = {
      documentId,
      kind: "split",
      rows,
      plan,
      deed: "made",
      ...(parts ? { cut: parts } : {}),
    } as const;
    return done(await carryOut(tx, scope, work, now));
  });
}

/** Undefined where the split fell between two paragraphs. */
function cutOf(plan: Plan, source: Split["source"], ids: readonly string[]): Cut | undefined {
  const made = plan.rows.flatMap(({ paragraphs }) => paragraphs).filter(({ id }) => ids.includes(id));
  const [first, second] = made;
  if (!source || !first || !second) return undefined;
  const at = first.text.length;
  const parts = [
    { id: first.id, start: 0, end: at },
    { id: second.id, start: at, end: at + second.text.length },
  ];
  return { paragraphId: source.paragraphId, parts };
}

/** Two rows become one: the upper one keeps its id, and takes over the lower one's comments and suggestions. */
export function mergeSegments(
  scope: EditScope,
  documentId: string,
  segmentId: string,
  merge: Merge,
  now: Date,
) {
  return inDocument(scope, documentId, async (tx) => {
    const pair = await readPair(tx, scope, documentId, segmentId, merge, merge.with);
    if (!pair.ok) return pair;
    const [first, second] = merge.with === "next" ? [pair.one, pair.other] : [pair.other, pair.one];
    const plan = mergeRows(first, second);
    if (!plan.ok) return plan;
    return done(
      await carryOut(
        tx,
        scope,
        { documentId, kind: "merge", rows: pair.rows, plan, deed: "made", heirOf: () => first.id },
        now,
      ),
    );
  });
}

/** English paragraphs go to the neighbouring row: the usual repair of an alignment. */
export function moveParagraphs(
  scope: EditScope,
  documentId: string,
  segmentId: string,
  move: Move,
  now: Date,
) {
  return inDocument(scope, documentId, async (tx) => {
    const side = move.direction === "up" ? "previous" : "next";
    const pair = await readPair(tx, scope, documentId, segmentId, move, side);
    if (!pair.ok) return pair;
    const plan = moveEnglish(pair.one, pair.other, move);
    if (!plan.ok) return plan;
    return done(
      await carryOut(
        tx,
        scope,
        { documentId, kind: "move", rows: pair.rows, plan, deed: "made", heirOf: () => pair.other.id },
        now,
      ),
    );
  });
}

/** Leaves a row out on purpose, or takes that back. */
export function omitSegment(
  scope: EditScope,
  documentId: string,
  segmentId: string,
  { revision, reason }: z.output<typeof Omission>,
  now: Date,
) {
  return inDocument(scope, documentId, async (tx) => {
    const rows = await readRows(tx, scope, [segmentId]);
    const found = rows.get(segmentId);
    const unseen = asSeen(found, revision);
    if (unseen || !found) return unseen ?? MISSING;
    const { row, locked } = found;
    const after =
      reason === null
        ? afterOmissionTakenBack(row.standing, row.text, cameAligned(locked.current))
        : ({ ok: true, standing: afterOmission(row.standing, reason) } as const);
    if (!after.ok) return after;
    const plan: Plan = { ok: true, rows: [{ ...row, standing: after.standing }], words: {} };
    const kind = reason === null ? "unomit" : "omit";
    return done(
      await carryOut(tx, scope, { documentId, kind, rows, plan, deed: deedOfOmission(after.standing) }, now),
    );
  });
}

/** Nobody has typed in it since it came: an imported draft's words, whoever has split or merged them. */
function cameAligned(version: CurrentVersion | null): boolean {
  return version?.origin === "aligned" || (version?.origin === "structure" && version.writerId === null);
}

/** A row of English without Chinese. */
export function addNote(
  scope: EditScope,
  documentId: string,
  segmentId: string,
  { where, text }: z.output<typeof NewNote>,
  now: Date,
) {
  return inDocument(scope, documentId, async (tx) => {
    const beside = (await readRows(tx, scope, [segmentId])).get(segmentId);
    const unseen = asSeen(beside, beside?.locked.revision ?? 0);
    if (unseen || !beside) return unseen ?? MISSING;
    const side = where === "after" ? "next" : "previous";
    const [id] = newIds(1) as [string];
    const note: Row = {
      id,
      rank: await makeRank(tx, scope, { ...beside.row, documentId }, side),
      paragraphs: [],
      text,
      standing: { ...UNTRANSLATED, subState: isBlank(text) ? null : "draft" },
      isRetired: false,
    };
    const plan: Plan = { ok: true, rows: [note], words: {} };
    return done(
      await carryOut(
        tx,
        scope,
        { documentId, kind: "note", rows: new Map(), plan, deed: "made", typed: text },
        now,
      ),
    );
  });
}

type Pair =
  | {
      readonly ok: true;
      readonly one: Row;
      readonly other: Row;
      readonly rows: ReadonlyMap<string, PassageRow>;
    }
  | Refusal;

/** The row and its neighbour, both as the person saw them. */
async function readPair(
  tx: Tx,
  scope: EditScope,
  documentId: string,
  segmentId: string,
  seen: { readonly revision: number; readonly otherRevision: number },
  side: "next" | "previous",
): Promise<Pair> {
  const one = (await readRows(tx, scope, [segmentId])).get(segmentId);
  const unseen = asSeen(one, seen.revision);
  if (unseen || !one) return unseen ?? MISSING;
  const neighbour = await findNeighbour(tx, scope, { ...one.row, documentId }, side);
  if (!neighbour) {
    return refuse("state", { code: "problems.row.no-neighbour", side });
  }
  const rows = await readRows(tx, scope, [segmentId, neighbour.id]);
  const other = rows.get(neighbour.id);
  const otherUnseen = asSeen(other, seen.otherRevision, "otherRevision");
  if (otherUnseen || !other) return otherUnseen ?? MISSING;
  return { ok: true, one: one.row, other: other.row, rows };
}

const MISSING = refuse("missing", { code: "problems.row.missing" });
