/**
 * Why the aligner holds that these two texts answer each other: in words that a screen can show.
 *
 * Reasons are made when somebody asks, from the texts as they are; they are not stored with a bead.
 */
import type { Known } from "./align";
import type { Lexicon } from "./lexicon";

/** UTF-16 offsets in the text given, end left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `for`: speaks for the bead; otherwise against it. */
export type Reason =
  | {
      readonly kind: "word" | "learned" | "term" | "name" | "number" | "latin";
      readonly for: true;
      readonly source: Span;
      readonly target: Span;
      /** 0 to 1: how much of the evidence of this bead it is. */
      readonly weight: number;
    }
  /** A number or a Latin word of one side that the other does not have. */
  | {
      readonly kind: "number" | "latin";
      readonly for: false;
      readonly side: "source" | "target";
      readonly span: Span;
    }
  /** English letters beside those that the Chinese lets one expect. */
  | { readonly kind: "length"; readonly for: boolean; readonly letters: number; readonly expected: number }
  /** How much of each side's words, by weight, the other side explains: 0 to 1. */
  | { readonly kind: "cover"; readonly for: boolean; readonly source: number; readonly target: number };

/** The strongest first, `most` at most. Either text may be empty: then there are none. */
export function explain(
  _source: string,
  _target: string,
  _lexicon: Lexicon,
  _options: { readonly known?: Known; readonly most?: number } = {},
): Reason[] {
  return [];
}
