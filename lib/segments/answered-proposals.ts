/**
 * What becomes of rows when proposals are answered: paragraphs set aside, parted, joined. Pure planning, like structure.ts,
 * whose rules SGM-STRUCT-1 to SGM-STRUCT-6 hold here, too. Several answers to one document are planned one upon the other.
 */

import type { GluedTurn } from "../segmentation/proposal";
import { speakerLabel } from "../segmentation/structure/speaker-label";
import { englishParagraphs } from "../segmentation/target";
import { withoutParagraph } from "./set-aside";
import { mergeRows, type PlacedParagraph, type Plan, type Row, splitRow } from "./structure";
import { isOmitted } from "./transitions";

/** Rows as they become, on top of how they were. */
export class Planned {
  private readonly rows = new Map<string, Row>();
  private readonly words = new Map<string, readonly string[]>();

  constructor(before: Iterable<Row>) {
    for (const row of before) this.rows.set(row.id, row);
  }

  row(id: string): Row | undefined {
    return this.rows.get(id);
  }

  /** Takes a plan for some of the rows over; false, and nothing changed, where it was refused. */
  take(plan: Plan | { readonly ok: false }): boolean {
    if (!plan.ok) return false;
    for (const row of plan.rows) this.rows.set(row.id, row);
    for (const [id, from] of Object.entries(plan.words)) {
      // Words that were put together before are those of the rows that they came from then.
      this.words.set(id, [...new Set(from.flatMap((one) => this.words.get(one) ?? [one]))]);
    }
    return true;
  }

  /** All of it as one plan. */
  plan(): Plan {
    return { ok: true, rows: [...this.rows.values()], words: Object.fromEntries(this.words) };
  }
}

/** The row without the paragraph; refused for a row that is omitted (SGM-STRUCT-6). */
export function asideInRow(planned: Planned, rowId: string, paragraphId: string): boolean {
  const row = planned.row(rowId);
  if (!row || isOmitted(row.standing) || !row.paragraphs.some(({ id }) => id === paragraphId)) return false;
  return planned.take(withoutParagraph(row, paragraphId));
}

/** New ids and places for the rows and paragraphs that come of parting one paragraph: as many as it has turns. */
export interface TurnRoom {
  readonly rowIds: readonly string[];
  readonly ranks: readonly number[];
  /** Two for each turn: the halves of each cut. */
  readonly paragraphIds: readonly string[];
  readonly positions: readonly number[];
}

/**
 * Parts a paragraph into its turns, a row each. The English stays in the first row, unless it is clear where it belongs: the
 * row has this paragraph only, and as many English paragraphs open with a name as there are turns.
 */
export function partTurns(
  planned: Planned,
  rowId: string,
  paragraph: PlacedParagraph,
  room: TurnRoom,
): boolean {
  const turns = paragraph.proposal?.kind === "turns" ? paragraph.proposal.turns : [];
  const whole = planned.row(rowId);
  if (!whole || turns.length === 0) return false;
  const cuts = englishCuts(whole, turns);
  let inRow = rowId;
  let inParagraph = paragraph.id;
  let sourceDone = 0;
  let targetDone = 0;
  for (const [index, turn] of turns.entries()) {
    const row = planned.row(inRow)!;
    const target = cuts === null ? null : cuts[index]! - targetDone;
    const plan = splitRow(
      row,
      { source: { paragraphId: inParagraph, offset: turn.at - sourceDone }, target },
      {
        rowId: room.rowIds[index]!,
        rank: room.ranks[index]!,
        firstId: room.paragraphIds[index * 2]!,
        secondId: room.paragraphIds[index * 2 + 1]!,
        position: room.positions[index]!,
      },
    );
    if (!planned.take(plan)) return index > 0;
    sourceDone = turn.at;
    if (cuts !== null) targetDone = cuts[index]!;
    inRow = room.rowIds[index]!;
    inParagraph = room.paragraphIds[index * 2 + 1]!;
  }
  return true;
}

/** Where the English parts into the same turns (UTF-16 offsets), or null where that is not clear. */
function englishCuts(row: Row, turns: readonly GluedTurn[]): readonly number[] | null {
  const [only, ...others] = row.paragraphs;
  if (!only || others.length > 0) return null;
  const paragraphs = englishParagraphs(row.text);
  const labelled = paragraphs.filter(({ text }) => speakerLabel(text, "markdown") !== null);
  const openings = only.bodyStart > 0 ? labelled.slice(1) : labelled;
  const isClear = openings.length === turns.length && (only.bodyStart === 0 || labelled[0] === paragraphs[0]);
  return isClear ? openings.map(({ start }) => start) : null;
}

/** Puts the rows together into the first of them; refused where one of them is omitted. In order, each next to the one before. */
export function joinRows(planned: Planned, rowIds: readonly string[]): boolean {
  const [firstId, ...others] = rowIds;
  const rows = rowIds.map((id) => planned.row(id));
  if (firstId === undefined || others.length === 0) return false;
  if (rows.some((row) => !row || row.isRetired || isOmitted(row.standing))) return false;
  for (const id of others) planned.take(mergeRows(planned.row(firstId)!, planned.row(id)!));
  return true;
}
