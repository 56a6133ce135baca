import "server-only";

import type { Bead, Ladder, Run } from "../../align/model/ladder";
import type { FixedBead } from "../../align/search/fixed";
import { isEmpty, type Pairing, type Piece, type StandingRow, type Wanted } from "./lay";

/** What the aligner is asked: the paragraphs of the rows, and which of them people have put together. */
export interface Pool {
  /** Ids of paragraphs, row by row. */
  readonly source: readonly string[];
  readonly target: readonly Piece[];
  readonly fixed: readonly FixedBead[];
  /** Beside `fixed`: the rows. */
  readonly fixedIds: readonly string[];
}

export function poolOf(rows: readonly StandingRow[]): Pool {
  const source: string[] = [];
  const target: Piece[] = [];
  const fixed: FixedBead[] = [];
  const fixedIds: string[] = [];
  for (const row of rows) {
    const from = { source: source.length, target: target.length };
    source.push(...row.paragraphs);
    target.push(...row.english);
    if (!row.isFixed || isEmpty(row)) continue;
    fixed.push({
      source: { start: from.source, end: source.length },
      target: { start: from.target, end: target.length },
    });
    fixedIds.push(row.id);
  }
  return { source, target, fixed, fixedIds };
}

/** Is there anything to align: Chinese that is free, and English that is? */
export function hasFreeBothSides(rows: readonly StandingRow[]): boolean {
  const free = rows.filter((row) => !row.isFixed);
  return free.some((row) => row.paragraphs.length > 0) && free.some((row) => row.english.length > 0);
}

/**
 * A ladder over a pool as rows. A bead is a row; but Chinese without English is a row a paragraph, and so is English
 * without Chinese, unless it stands in one row without Chinese already. Throws RangeError where a fixed bead did not
 * come back as it was.
 */
export function wantedFromLadder(rows: readonly StandingRow[], pool: Pool, ladder: Ladder): Wanted[] {
  const { source, target, fixed, fixedIds } = pool;
  const isOwnRow = new Set(rows.filter((row) => row.paragraphs.length === 0).map(({ id }) => id));
  const fixedAt = new Map(fixed.map((bead, index) => [keyOf(bead), fixedIds[index]!]));
  const wanted = ladder.flatMap((bead): Wanted[] => {
    const fixedId = fixedAt.get(keyOf(bead));
    if (fixedId !== undefined) return [{ fixed: fixedId }];
    const said = { confidence: bead.confidence, isCrossed: bead.isCrossed === true };
    const paragraphs = source.slice(bead.source.start, bead.source.end);
    const english = target.slice(bead.target.start, bead.target.end);
    if (english.length === 0) return paragraphs.map((id) => ({ paragraphs: [id], english, ...said }));
    if (paragraphs.length > 0) return [{ paragraphs, english, ...said }];
    return together(english, isOwnRow).map((own) => ({ paragraphs, english: own, ...said }));
  });
  const back = wanted.filter((one) => "fixed" in one).length;
  if (back !== fixed.length) throw new RangeError(`${back} of ${fixed.length} fixed beads came back`);
  return keepCrossings(rows, wanted);
}

/** The rows wanted as they are. */
export function asTheyStand(rows: readonly StandingRow[]): Wanted[] {
  return rows
    .filter((row) => !isEmpty(row))
    .map((row) => {
      const { id, paragraphs, english, confidence, isCrossed } = row;
      return row.isFixed ? { fixed: id } : { paragraphs, english, confidence, isCrossed };
    });
}

/** An empty side stands at the place of the other: it is the other that names the bead. */
function keyOf({ source, target }: Pick<Bead, "source" | "target">): string {
  const key = ({ start, end }: Run) => (start === end ? "-" : `${start}:${end}`);
  return `${key(source)} ${key(target)}`;
}

/** Neighbours that stand in one row without Chinese now stay together. */
function together(english: readonly Piece[], isOwnRow: ReadonlySet<string>): Piece[][] {
  const runs: Piece[][] = [];
  for (const piece of english) {
    const open = runs.at(-1);
    if (open?.[0]?.rowId === piece.rowId && isOwnRow.has(piece.rowId)) open.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

/**
 * That English stood elsewhere in its draft is known from the import only: once it stands in its row, the aligner
 * finds it in order. A row that stays as it is keeps the mark.
 */
function keepCrossings(rows: readonly StandingRow[], wanted: readonly Wanted[]): Wanted[] {
  const crossed = new Set(rows.filter((row) => row.isCrossed).map(pairingKey));
  return wanted.map((one) =>
    "fixed" in one || !crossed.has(pairingKey(one)) ? one : { ...one, isCrossed: true },
  );
}

function pairingKey({ paragraphs, english }: Pick<Pairing, "paragraphs" | "english">): string {
  return JSON.stringify([paragraphs, english.map(({ text }) => text)]);
}
