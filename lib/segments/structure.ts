/**
 * Rows that are split, merged and moved into: which paragraphs, English and state each row has afterwards. Pure
 * planning; lib/db/structure stores what is planned here, with how it was before, so that it can be undone.
 *
 * SGM-STRUCT-1  The paragraphs of the rows in order are the same before and after, character for character; a paragraph that
 *     is cut becomes two whose texts and separators join to it.
 * SGM-STRUCT-2  The English of the rows in order is the same before and after but for white space where it was cut or joined.
 *     English that is joined is parted by a blank line; an empty side adds nothing.
 * SGM-STRUCT-3  No cut falls inside a grapheme.
 * SGM-STRUCT-4  No command leaves a row with neither Chinese nor English: it is retired, not deleted.
 * SGM-STRUCT-5  A row whose Chinese or English changed has to be confirmed again (SGM-STATE-7 in transitions.ts).
 * SGM-STRUCT-6  An omitted row keeps its shape: its omission is taken back first.
 */

import type { Paragraph } from "../segmentation/paragraph";
import type { GluedTurn } from "../segmentation/proposal";
import { englishParagraphs, joinEnglish, splitTargetAt } from "../segmentation/target";
import { snapToGrapheme } from "../text/graphemes";
import { marksOfPart } from "../text/inline-marks";
import { type Refusal, refuse } from "./refusal";
import {
  afterMerging,
  afterRestructuring,
  isBlank,
  isOmitted,
  type Standing,
  UNTRANSLATED,
} from "./transitions";

/** A paragraph of the original where it stands. */
export interface PlacedParagraph extends Paragraph {
  readonly id: string;
  /** Reading order within the document. */
  readonly position: number;
  /** Somebody joined this line, broken by hand, with the next (lib/segmentation/structure/joint.ts). */
  readonly goesOn: boolean;
}

/** A row as structure sees it. */
export interface Row {
  readonly id: string;
  /** Order within the document. */
  readonly rank: number;
  /** In reading order. */
  readonly paragraphs: readonly PlacedParagraph[];
  readonly text: string;
  readonly standing: Standing;
  readonly isRetired: boolean;
}

/** Where a row is parted: in a paragraph of its Chinese, in its English, or in both. UTF-16 offsets. */
export interface Cut {
  readonly source: { readonly paragraphId: string; readonly offset: number } | null;
  readonly target: number | null;
}

/** English paragraphs that go to the neighbouring row. Up: 0 to `paragraph`; down: `paragraph` to the last. */
export interface Move {
  readonly direction: "up" | "down";
  readonly paragraph: number;
}

/** Every row that a command touched, as it is afterwards: new ones and retired ones too. */
export interface Plan {
  readonly ok: true;
  readonly rows: readonly Row[];
  /** For each row whose English changed: the rows that its words come from, in order. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** What a split needs from outside: new ids, and room after the row and after the paragraph that is cut. */
export interface Room {
  readonly rowId: string;
  readonly rank: number;
  readonly firstId: string;
  readonly secondId: string;
  /** Reading order of the second half of a paragraph that is cut. */
  readonly position: number;
}

export function splitRow(row: Row, cut: Cut, room: Room): Plan | Refusal {
  if (isOmitted(row.standing)) return SHAPE_KEPT;
  const source = splitSource(row, cut.source, room);
  if (!source.ok) return source;
  const target = splitTarget(row.text, cut.target);
  if (!target.ok) return target;
  const parts = [0, 1].map((index) => ({
    paragraphs: source.parts[index] ?? [],
    text: target.parts[index] ?? "",
  }));
  if (parts.some(({ paragraphs, text }) => paragraphs.length === 0 && isBlank(text))) {
    return refuse("invalid", { code: "segments.split.nothing-left" });
  }
  const [first, second] = parts as [Part, Part];
  const blank: Row = {
    id: room.rowId,
    rank: room.rank,
    paragraphs: [],
    text: "",
    standing: isBlank(second.text) ? UNTRANSLATED : { ...row.standing, approvedId: null },
    isRetired: false,
  };
  const words: Record<string, readonly string[]> = {};
  if (first.text !== row.text) words[row.id] = [row.id];
  if (second.text !== "") words[room.rowId] = [row.id];
  return { ok: true, rows: [filled(row, first), filled(blank, second)], words };
}

interface Part {
  readonly paragraphs: readonly PlacedParagraph[];
  readonly text: string;
}

/** The row with other contents (SGM-STRUCT-5). */
function filled(row: Row, part: Part, given: Standing = row.standing): Row {
  const isSame =
    part.text === row.text &&
    part.paragraphs.length === row.paragraphs.length &&
    part.paragraphs.every(({ id }, index) => id === row.paragraphs[index]?.id);
  if (isSame) return row;
  return { ...row, ...part, standing: afterRestructuring(row.standing, part.text, given) };
}

type SourceParts =
  | { readonly ok: true; readonly parts: readonly [readonly PlacedParagraph[], readonly PlacedParagraph[]] }
  | Refusal;

function splitSource(row: Row, cut: Cut["source"], room: Room): SourceParts {
  const { paragraphs } = row;
  if (cut === null) return { ok: true, parts: [paragraphs, []] };
  const at = paragraphs.findIndex(({ id }) => id === cut.paragraphId);
  const paragraph = paragraphs[at];
  if (!paragraph) {
    return refuse("invalid", { code: "segments.split.paragraph-gone" }, "source.paragraphId");
  }
  if (!isBoundary(paragraph.text, cut.offset)) return insideCharacter("source.offset");
  const isEnd = cut.offset === paragraph.text.length;
  if (cut.offset === 0 || isEnd) {
    const first = isEnd && cut.offset !== 0 ? at + 1 : at;
    return { ok: true, parts: [paragraphs.slice(0, first), paragraphs.slice(first)] };
  }
  const [before, after] = cutParagraph(paragraph, cut.offset, room);
  return {
    ok: true,
    parts: [
      [...paragraphs.slice(0, at), before],
      [after, ...paragraphs.slice(at + 1)],
    ],
  };
}

/**
 * The label and who speaks stay with the first half. The second is the turn that was found to begin there; else it is what
 * the same speaker goes on to say, and text. Turns that were found further on go with the half that they stand in.
 */
function cutParagraph(
  paragraph: PlacedParagraph,
  offset: number,
  room: Room,
): readonly [PlacedParagraph, PlacedParagraph] {
  const { text, kind, proposal, marks } = paragraph;
  const turns = proposal?.kind === "turns" ? proposal.turns : [];
  const turn = turns.find(({ at }) => at === offset);
  const within = (inside: readonly GluedTurn[]) =>
    proposal?.kind === "turns" ? (inside.length > 0 ? { ...proposal, turns: inside } : null) : proposal;
  const speakerBefore = turns.findLast(({ at }) => at < offset)?.speaker ?? paragraph.speaker;
  return [
    {
      ...paragraph,
      id: room.firstId,
      text: text.slice(0, offset),
      ...(marks && { marks: marksOfPart(marks, 0, offset) }),
      separator: "",
      goesOn: false,
      bodyStart: Math.min(paragraph.bodyStart, offset),
      proposal: within(turns.filter(({ at }) => at < offset)),
    },
    {
      ...paragraph,
      id: room.secondId,
      position: room.position,
      text: text.slice(offset),
      ...(marks && { marks: marksOfPart(marks, offset, text.length) }),
      kind: turn ? "turn" : kind === "turn" ? "text" : kind,
      speaker: turn?.speaker ?? speakerBefore,
      bodyStart: turn?.bodyStart ?? Math.max(0, paragraph.bodyStart - offset),
      proposal: within(turns.filter(({ at }) => at > offset).map((one) => ({ ...one, at: one.at - offset }))),
    },
  ];
}

function splitTarget(
  text: string,
  offset: number | null,
): { readonly ok: true; readonly parts: readonly [string, string] } | Refusal {
  if (offset === null) return { ok: true, parts: [text, ""] };
  if (!isBoundary(text, offset)) return insideCharacter("target");
  const [first, second] = splitTargetAt(text, offset);
  if (isBlank(second)) return { ok: true, parts: [text, ""] };
  if (isBlank(first)) return { ok: true, parts: ["", text] };
  return { ok: true, parts: [first, second] };
}

function isBoundary(text: string, offset: number): boolean {
  return offset <= text.length && snapToGrapheme(text, offset) === offset;
}

function insideCharacter(field: string): Refusal {
  return refuse("invalid", { code: "segments.split.inside-character" }, field);
}

/** `second` stands right after `first`; its paragraphs and English go to the end of `first`, and it is retired. */
export function mergeRows(first: Row, second: Row): Plan | Refusal {
  if (isOmitted(first.standing) || isOmitted(second.standing)) return SHAPE_KEPT;
  const retired: Row = { ...second, paragraphs: [], isRetired: true };
  if (isEmpty(second)) return { ok: true, rows: [first, retired], words: {} };
  const hasEnglish = { first: !isBlank(first.text), second: !isBlank(second.text) };
  const text = join(first.text, second.text);
  const standing = isEmpty(first)
    ? { ...afterRestructuring(second.standing, text), approvedId: first.standing.approvedId }
    : afterMerging(first.standing, second.standing, text, hasEnglish);
  const merged: Row = { ...first, paragraphs: [...first.paragraphs, ...second.paragraphs], text, standing };
  const from = [first, second].filter((row) => !isBlank(row.text)).map(({ id }) => id);
  return { ok: true, rows: [merged, retired], words: text === first.text ? {} : { [first.id]: from } };
}

/** English paragraphs of `from` go to the end of `to` (up) or to its start (down). */
export function moveEnglish(from: Row, to: Row, move: Move): Plan | Refusal {
  if (isOmitted(from.standing) || isOmitted(to.standing)) return SHAPE_KEPT;
  const paragraphs = englishParagraphs(from.text);
  const chosen = paragraphs[move.paragraph];
  if (!chosen) {
    return refuse(
      "invalid",
      { code: "segments.move.no-paragraph", count: paragraphs.length, paragraph: move.paragraph + 1 },
      "paragraph",
    );
  }
  const isUp = move.direction === "up";
  const taken = isUp ? from.text.slice(0, chosen.end) : from.text.slice(chosen.start);
  const kept = isUp
    ? from.text.slice(paragraphs[move.paragraph + 1]?.start ?? from.text.length)
    : from.text.slice(0, paragraphs[move.paragraph - 1]?.end ?? 0);
  const rest = isBlank(kept) ? "" : kept;
  const giver = filled(from, { paragraphs: from.paragraphs, text: rest });
  const joined = isUp ? join(to.text, taken) : join(taken, to.text);
  const taker = filled(to, { paragraphs: to.paragraphs, text: joined }, from.standing);
  const toWords = (isUp ? [to, from] : [from, to]).filter((row) => !isBlank(row.text)).map(({ id }) => id);
  return {
    ok: true,
    rows: [isEmpty(giver) ? { ...from, isRetired: true } : giver, taker],
    words: isEmpty(giver) ? { [to.id]: toWords } : { [from.id]: [from.id], [to.id]: toWords },
  };
}

/** Neither Chinese nor English. */
function isEmpty(row: Row): boolean {
  return row.paragraphs.length === 0 && isBlank(row.text);
}

function join(first: string, second: string): string {
  if (isBlank(second)) return first;
  if (isBlank(first)) return second;
  return joinEnglish([first, second]);
}

const SHAPE_KEPT = refuse("state", { code: "segments.omitted.shape" });

/**
 * Ranks closer than this are numbered anew before a row is put between them. Doubles near 20,000 lie 4e-12 apart, so
 * a midpoint is always strictly between.
 */
const SMALLEST_GAP = 1e-6;

/** A rank between two neighbours (null: none on that side), or null when they are too close and have to be numbered anew. */
export function rankBetween(before: number | null, after: number | null): number | null {
  if (before === null) return after === null ? 1 : after - 1;
  if (after === null) return before + 1;
  return after - before < SMALLEST_GAP ? null : (before + after) / 2;
}

/** `count` ranks in order between two neighbours, or null when those are too close. */
export function spreadBetween(
  before: number | null,
  after: number | null,
  count: number,
): readonly number[] | null {
  if (before === null && after === null) return Array.from({ length: count }, (_, index) => index + 1);
  const low = before ?? after! - count - 1;
  const high = after ?? before! + count + 1;
  const step = (high - low) / (count + 1);
  if (step < SMALLEST_GAP) return null;
  return Array.from({ length: count }, (_, index) => low + step * (index + 1));
}
