import "server-only";

import type { Ladder } from "../../align/model/ladder";
import { type Refusal, refuse } from "../../segments/refusal";
import type { AlignmentRestored, Realigned } from "../../wire/alignments";
import { numberAnew } from "../changes/passage";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { EditScope } from "../scope";
import { asTheyStand, poolOf, wantedFromLadder } from "./again";
import { carryLayout } from "./carry-layout";
import { type Ground, type GroundRow, isSameGround, lockGround, readGround, rowsFrom } from "./ground";
import { keepBefore, keepVersion } from "./keep";
import { layRows, type StandingRow, type Wanted } from "./lay";
import { type KeptRow, wantedFromVersion } from "./version";

type Tx = Prisma.TransactionClient;

export type SavedAgain =
  | { readonly ok: true; readonly realigned: Realigned }
  /** Meanwhile somebody has changed rows: the ladder is not of these any more. */
  | { readonly ok: false };

/**
 * Lays the free rows out as `ladder` says, which is over the pool of `aligned`: the rows from `from` on as they were
 * when the aligner was asked.
 */
export async function saveAgain(
  tx: Tx,
  scope: EditScope,
  work: {
    readonly documentId: string;
    readonly from: string | null;
    readonly aligned: readonly StandingRow[];
    /** Null: there was nothing to align. */
    readonly ladder: Ladder | null;
    readonly now: Date;
  },
): Promise<SavedAgain> {
  const { documentId, from, aligned, ladder, now } = work;
  const ground = await lockGround(tx, scope, documentId);
  const part = ground && rowsFrom(ground.rows, from);
  if (!part || !isSameGround(aligned, part.rows)) return { ok: false };
  const { change, wanted, changed, segments } = await layOver(tx, scope, {
    documentId,
    kind: "align",
    ground,
    from,
    want: (rows) => (ladder ? wantedFromLadder(rows, poolOf(rows), ladder) : asTheyStand(rows)),
    now,
  });
  const free = wanted.flatMap((one) => ("fixed" in one ? [] : [one]));
  return {
    ok: true,
    realigned: {
      segments,
      realigned: changed,
      kept: part.rows.filter(({ isFixed }) => isFixed).length,
      unanswered: free.filter(({ english }) => english.length === 0).length,
      unmatched: free.filter(({ paragraphs }) => paragraphs.length === 0).length,
      change,
    },
  };
}

/** Lays an older version over the free rows; nothing that stands there now is lost. */
export function restoreAlignment(
  scope: EditScope,
  documentId: string,
  alignmentId: string,
  now: Date,
): Promise<{ readonly ok: true; readonly restored: AlignmentRestored } | Refusal> {
  return database().$transaction(async (tx) => {
    const ground = await lockGround(tx, scope, documentId);
    const version = await tx.alignment.findFirst({
      where: { id: alignmentId, documentId, projectId: scope.projectId },
      select: { rows: true },
    });
    if (!ground || !version) return refuse("missing", { code: "problems.alignment.missing" });
    const kept = version.rows as unknown as readonly KeptRow[];
    let leftOut = 0;
    const { change, changed, segments } = await layOver(tx, scope, {
      documentId,
      kind: "restore-alignment",
      ground,
      from: null,
      want: (rows) => {
        const { wanted, leftOut: left } = wantedFromVersion(rows, kept);
        leftOut = left;
        return wanted;
      },
      now,
    });
    const fixed = ground.rows.filter(({ isFixed }) => isFixed).length;
    return { ok: true, restored: { segments, restored: changed, kept: fixed, leftOut, change } };
  });
}

const KEPT_AS = { align: "again", "restore-alignment": "restored" } as const;

/** Rows laid out anew, with a version of the alignment before and after. */
async function layOver(
  tx: Tx,
  scope: EditScope,
  work: {
    readonly documentId: string;
    readonly kind: "align" | "restore-alignment";
    readonly ground: Ground;
    readonly from: string | null;
    readonly want: (rows: readonly GroundRow[]) => Wanted[];
    readonly now: Date;
  },
) {
  const { documentId, kind, want, from, now } = work;
  await keepBefore(tx, scope, documentId, work.ground.rows);
  const { rows, wanted, layout } = await layWithRoom(tx, scope, { ...work, from, want });
  const change = await carryLayout(tx, scope, { documentId, kind, rows, layout, now });
  const after = await readGround(tx, scope, documentId);
  await keepVersion(tx, scope, documentId, KEPT_AS[kind], after.rows);
  const changed = layout.changed.length + layout.made.length;
  return { change, wanted, changed, segments: after.rows.length };
}

async function layWithRoom(
  tx: Tx,
  scope: EditScope,
  work: {
    readonly documentId: string;
    readonly ground: Ground;
    readonly from: string | null;
    readonly want: (rows: readonly GroundRow[]) => Wanted[];
  },
) {
  const { documentId, from, want } = work;
  for (const tryAgain of [true, false]) {
    const ground = tryAgain ? work.ground : await readGround(tx, scope, documentId);
    const { rows, floor } = rowsFrom(ground.rows, from)!;
    const wanted = want(rows);
    const layout = layRows(rows, wanted, { ids: newIds(wanted.length), floor });
    if (layout.ok) return { rows, wanted, layout };
    if (tryAgain) await numberAnew(tx, scope, documentId);
  }
  throw new RangeError(`There is no room for the rows of ${documentId}, though they were numbered anew`);
}
