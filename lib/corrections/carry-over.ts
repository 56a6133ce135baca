/**
 * Corrections that lay over one reading of a text, laid over another of the same bytes (in another encoding).
 *
 * COR-CARRY-1  Where both have as many paragraphs, each answers the one at its place. A correction is carried where `old` stands at the
 *     same offset, else where the paragraph holds it once.
 * COR-CARRY-2  Where they have not, it is carried where it stands once in the whole text with up to `AROUND` characters on either side.
 * COR-CARRY-3  What could not be made there (COR-1 to COR-3), or would leave nothing of its paragraph, is not carried. Nothing is guessed:
 *     what is left over is told.
 */

import { type Replacement, replaceIn } from "./corrections";

export interface LaidCorrection extends Replacement {
  /** The paragraph that it lies over, by its number from 0. */
  readonly paragraph: number;
}

export interface CarriedOver<One> {
  readonly carried: readonly { readonly from: One; readonly paragraph: number; readonly start: number }[];
  readonly left: readonly One[];
}

/** UTF-16 units on either side that tell a place; fewer at the ends of a paragraph. */
const AROUND = 8;

/** Parts paragraphs where they are searched as one text; no text holds it. */
const BORDER = "\u0000";

export function carryOver<One extends LaidCorrection>(
  before: readonly string[],
  after: readonly string[],
  corrections: readonly One[],
): CarriedOver<One> {
  const find = before.length === after.length ? inParagraph(after) : inText(before, after);
  const carried: { from: One; paragraph: number; start: number }[] = [];
  const left: One[] = [];
  const lying = new Map<number, Replacement[]>();
  for (const from of corrections) {
    const place = find(from);
    const own = place && [...(lying.get(place.paragraph) ?? []), at(from, place.start)];
    const made = own && replaceIn(after[place.paragraph]!, own);
    if (place && made?.ok && made.text.trim() !== "") {
      lying.set(place.paragraph, own!);
      carried.push({ from, ...place });
    } else left.push(from);
  }
  return { carried, left };
}

type Place = { readonly paragraph: number; readonly start: number } | null;

function at({ old, new: put }: Replacement, start: number): Replacement {
  return { start, end: start + old.length, old, new: put };
}

/** COR-CARRY-1 */
function inParagraph(after: readonly string[]): (one: LaidCorrection) => Place {
  return ({ paragraph, start, old }) => {
    const text = after[paragraph] ?? "";
    if (text.startsWith(old, start)) return { paragraph, start };
    const only = onlyPlace(text, old);
    return only === null ? null : { paragraph, start: only };
  };
}

/** COR-CARRY-2 */
function inText(before: readonly string[], after: readonly string[]): (one: LaidCorrection) => Place {
  const whole = after.join(BORDER);
  const starts: number[] = [];
  let sum = 0;
  for (const text of after) {
    starts.push(sum);
    sum += text.length + BORDER.length;
  }
  return ({ paragraph, start, end, old }) => {
    const text = before[paragraph] ?? "";
    const head = text.slice(Math.max(0, start - AROUND), start);
    const found = onlyPlace(whole, head + old + text.slice(end, end + AROUND));
    if (found === null) return null;
    const offset = found + head.length;
    const index = starts.findLastIndex((one) => one <= offset);
    return { paragraph: index, start: offset - starts[index]! };
  };
}

/** Where the text holds the words, if it does so once. */
function onlyPlace(text: string, words: string): number | null {
  const first = text.indexOf(words);
  return first === -1 || text.includes(words, first + 1) ? null : first;
}
