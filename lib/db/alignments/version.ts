import "server-only";

import { isEmpty, type Piece, type StandingRow, type Wanted } from "./lay";

/** A row of a version that is kept: [paragraph ids, English paragraphs, confidence, 1 when it is crossed]. */
export type KeptRow = readonly [
  paragraphs: readonly string[],
  english: readonly string[],
  confidence: number | null,
  isCrossed: 0 | 1,
];

/** The rows as a version keeps them; those with nothing in them are left out. */
export function keptRows(rows: readonly StandingRow[]): KeptRow[] {
  return rows
    .filter((row) => !isEmpty(row))
    .map(({ paragraphs, english, confidence, isCrossed }) => [
      paragraphs,
      english.map(({ text }) => text),
      confidence,
      isCrossed ? 1 : 0,
    ]);
}

/** Something wanted, and where: after which paragraph of the document it begins. */
interface Placed {
  readonly wanted: Wanted;
  /** Index of its first paragraph; for English alone, of the paragraph that it follows. */
  readonly at: number;
  /** Among those at one paragraph: what holds it, then what the version has after it, then what stands after it now. */
  readonly order: 0 | 1 | 2;
  /** Order among those that are alike so far. */
  readonly turn: number;
}

/**
 * A version laid over the rows of now.
 *
 * DB-VERSION-1  Fixed rows stay. What the version says of a paragraph that is in one, that was cut or set aside since, or of
 *     English that was changed, is left out; of a row of the version the rest is laid, its Chinese as far as that stands
 *     together between two fixed rows.
 * DB-VERSION-2  Rows whose Chinese the version does not know stay as they are.
 * DB-VERSION-3  English that the version does not know, or has no place for, stays as a row of its own, after the row that it
 *     stands in now.
 */
export function wantedFromVersion(
  rows: readonly StandingRow[],
  version: readonly KeptRow[],
): { readonly wanted: Wanted[]; readonly leftOut: number } {
  const ground = surveyOf(rows);
  const placed: Placed[] = [...ground.fixed];
  const left = new Pieces(rows);
  const known = new Set<string>();
  let leftOut = 0;
  let after = -1;
  version.forEach((row, turn) => {
    const [paragraphs, english, confidence, crossed] = row;
    const runs = runsOf(paragraphs, ground);
    for (const id of paragraphs) known.add(id);
    const isLaid = runs.length > 0 || paragraphs.length === 0;
    const homes = new Set(runs.flat().map((id) => ground.place.get(id)!.rowId));
    const pieces = isLaid ? english.flatMap((text) => left.take(text, homes) ?? []) : [];
    const isWhole =
      runs.flat().length === paragraphs.length && runs.length <= 1 && pieces.length === english.length;
    if (!isWhole && !ground.stands.has(rowKey(paragraphs, english))) leftOut += 1;
    const said = isWhole ? { confidence, isCrossed: crossed === 1 } : NOTHING_SAID;
    runs.forEach((run, index) => {
      const wanted = { paragraphs: run, english: index === 0 ? pieces : [], ...said };
      placed.push({ wanted, at: ground.place.get(run[0]!)!.at, order: 0, turn });
    });
    if (paragraphs.length === 0 && pieces.length > 0) {
      placed.push({ wanted: { paragraphs: [], english: pieces, ...said }, at: after, order: 1, turn });
    }
    after = Math.max(after, ...paragraphs.map((id) => ground.index.get(id) ?? -1));
  });
  rows.forEach((row, turn) => {
    if (row.isFixed) return;
    const strange = row.paragraphs.filter((id) => !known.has(id));
    const isStrange = strange.length > 0 && strange.length === row.paragraphs.length;
    const rest = left.of(row);
    const { confidence, isCrossed } = rest.length === row.english.length ? row : NOTHING_SAID;
    const at = ground.after.get(row.id)!;
    if (isStrange) {
      const wanted = { paragraphs: strange, english: rest, confidence, isCrossed };
      placed.push({ wanted, at: ground.place.get(strange[0]!)!.at, order: 0, turn });
      return;
    }
    for (const run of runsOf(strange, ground)) {
      const wanted = { paragraphs: run, english: [], ...NOTHING_SAID };
      placed.push({ wanted, at: ground.place.get(run[0]!)!.at, order: 0, turn });
    }
    if (rest.length > 0) {
      const own = row.paragraphs.length === 0 ? { confidence, isCrossed } : NOTHING_SAID;
      placed.push({ wanted: { paragraphs: [], english: rest, ...own }, at, order: 2, turn });
    }
  });
  placed.sort((a, b) => a.at - b.at || a.order - b.order || a.turn - b.turn);
  return { wanted: placed.map(({ wanted }) => wanted), leftOut };
}

const NOTHING_SAID = { confidence: null, isCrossed: false };

interface Survey {
  /** Every paragraph of the rows, in order. */
  readonly index: ReadonlyMap<string, number>;
  /** Of free paragraphs: where, in which row, and between which fixed rows. */
  readonly place: ReadonlyMap<string, { readonly at: number; readonly rowId: string; readonly gap: number }>;
  /** Row by row: the last paragraph up to its end, or -1. */
  readonly after: ReadonlyMap<string, number>;
  readonly fixed: readonly Placed[];
  /** What fixed rows say, so that a version that says the same of them is not counted as left out. */
  readonly stands: ReadonlySet<string>;
}

function surveyOf(rows: readonly StandingRow[]): Survey {
  const index = new Map<string, number>();
  const place = new Map<string, { at: number; rowId: string; gap: number }>();
  const after = new Map<string, number>();
  const fixed: Placed[] = [];
  const stands = new Set<string>();
  rows.forEach((row, turn) => {
    const from = index.size;
    for (const id of row.paragraphs) {
      if (!row.isFixed) place.set(id, { at: index.size, rowId: row.id, gap: fixed.length });
      index.set(id, index.size);
    }
    after.set(row.id, index.size - 1);
    if (!row.isFixed || isEmpty(row)) return;
    const isAlone = row.paragraphs.length === 0;
    const at = isAlone ? index.size - 1 : from;
    fixed.push({ wanted: { fixed: row.id }, at, order: isAlone ? 2 : 0, turn });
    stands.add(
      rowKey(
        row.paragraphs,
        row.english.map(({ text }) => text),
      ),
    );
  });
  return { index, place, after, fixed, stands };
}

function rowKey(paragraphs: readonly string[], english: readonly string[]): string {
  return JSON.stringify([paragraphs, english]);
}

/** The free ones of these paragraphs, in runs that stand together between the same fixed rows. */
function runsOf(paragraphs: readonly string[], { place }: Survey): string[][] {
  const free = paragraphs
    .flatMap((id) => {
      const found = place.get(id);
      return found ? [{ id, ...found }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
  const runs: string[][] = [];
  free.forEach(({ id, at, gap }, index) => {
    const before = free[index - 1];
    if (before && before.at + 1 === at && before.gap === gap) runs.at(-1)!.push(id);
    else runs.push([id]);
  });
  return runs;
}

/** The English of the free rows, to be taken piece by piece. */
class Pieces {
  readonly #byText = new Map<string, Piece[]>();
  readonly #taken = new Set<Piece>();

  constructor(rows: readonly StandingRow[]) {
    for (const piece of rows.filter((row) => !row.isFixed).flatMap((row) => row.english)) {
      const alike = this.#byText.get(piece.text);
      if (alike) alike.push(piece);
      else this.#byText.set(piece.text, [piece]);
    }
  }

  /** One that says this, from one of these rows if there is one. */
  take(text: string, homes: ReadonlySet<string>): Piece | undefined {
    const open = (this.#byText.get(text) ?? []).filter((piece) => !this.#taken.has(piece));
    const piece = open.find(({ rowId }) => homes.has(rowId)) ?? open[0];
    if (piece) this.#taken.add(piece);
    return piece;
  }

  /** What nobody took of a row's English. */
  of(row: StandingRow): Piece[] {
    return row.english.filter((piece) => !this.#taken.has(piece));
  }
}

/** What a version says in figures. */
export interface Summary {
  readonly rowCount: number;
  readonly sure: number;
  readonly doubtful: number;
  readonly unanswered: number;
  readonly unmatched: number;
}

export function summaryOf(
  rows: readonly (StandingRow & { readonly isOmitted: boolean })[],
  sure: number,
): Summary {
  const summary = { rowCount: rows.length, sure: 0, doubtful: 0, unanswered: 0, unmatched: 0 };
  for (const row of rows) {
    if (row.isOmitted || isEmpty(row)) continue;
    if (row.english.length === 0) summary.unanswered += 1;
    else if (row.paragraphs.length === 0) summary.unmatched += 1;
    else if (row.isFixed || (row.confidence ?? 0) >= sure) summary.sure += 1;
    else summary.doubtful += 1;
  }
  return summary;
}
