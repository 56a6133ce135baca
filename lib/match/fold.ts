/**
 * What of a text counts when two are compared: its letters, and, apart from them and weighing less, its punctuation.
 *
 * MATCH-FOLD-1  Letters are letters, digits and the marks on them, folded: one form of each width (ＡＢＣ, ABC), small, Simplified and
 *      Traditional characters alike (发發髮). White space and invisible characters count for nothing.
 * MATCH-FOLD-2  Punctuation marks and symbols are folded too: “” 「」 and " are one mark, 。 and . another.
 * MATCH-FOLD-3  Folding depends on single characters alone, after Unicode's NFKC, so that two texts that differ in one character differ
 *      in at most what that character becomes.
 */
import { variantsOf } from "../text/han-variants";

export interface Folded {
  readonly text: string;
  /** Code points. */
  readonly letters: Uint32Array;
  readonly marks: Uint32Array;
}

export function fold(text: string): Folded {
  const normal = text.normalize("NFKC");
  const letters = new Uint32Array(normal.length);
  const marks = new Uint32Array(normal.length);
  let letterCount = 0;
  let markCount = 0;
  for (let at = 0; at < normal.length; at += 1) {
    const point = normal.codePointAt(at)!;
    if (point > 0xffff) at += 1;
    const folded = foldedOf(point);
    if (folded > 0) {
      letters[letterCount] = folded;
      letterCount += 1;
    } else if (folded < 0) {
      marks[markCount] = -folded;
      markCount += 1;
    }
  }
  return { text, letters: letters.slice(0, letterCount), marks: marks.slice(0, markCount) };
}

/** Of a letter its folded form, of a mark its folded form below zero, of what counts for nothing 0. */
const UNKNOWN = 0x7fff_ffff;
const known = new Int32Array(0x11_0000).fill(UNKNOWN);

function foldedOf(point: number): number {
  const before = known[point]!;
  if (before !== UNKNOWN) return before;
  const folded = foldPoint(point);
  known[point] = folded;
  return folded;
}

function foldPoint(point: number): number {
  const character = String.fromCodePoint(point);
  if (/^\p{Script=Han}$/u.test(character)) return variantsOf(character).codePointAt(0)!;
  if (/^[\p{L}\p{N}\p{M}]$/u.test(character)) return character.toLowerCase().codePointAt(0)!;
  if (/^[\p{P}\p{S}]$/u.test(character)) return -(SAME_MARK.get(character) ?? character).codePointAt(0)!;
  return 0;
}

/** Marks that say the same. Widths are folded by then. */
const SAME_MARK: ReadonlyMap<string, string> = new Map(
  ['"“”„‟″〝〞「」﹁﹂', "'‘’‚‛′`´『』﹃﹄", "-‐‑‒–−—―─", "·‧・•∙⋅", "~〜∼", ".。｡", ",、"].flatMap((row) =>
    Array.from(row, (mark) => [mark, row[0]!] as const),
  ),
);
