/**
 * A paragraph is one block of an original in reading order. Its text is never changed after import; what people
 * do to it (setting it aside, correcting it, naming its speaker) is a layer over it.
 *
 * Law: `leading + text₀ + separator₀ + text₁ + separator₁ + …` is the decoded original, character for character.
 */

import type { InlineMark } from "../text/inline-marks";
import type { Proposal } from "./proposal";

/** Every kind of paragraph, in the order in which they are explained in the README. */
export const PARAGRAPH_KINDS = [
  "title",
  "heading",
  "turn",
  "text",
  "list-item",
  "quote",
  "verse",
  "caption",
  "note",
  "table-cell",
  "chrome",
  "insert",
] as const;

export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number];

/** What a file reader hands over: a paragraph whose kind is known only as far as the format marks it. */
export interface Block {
  readonly text: string;
  /** What stands between this block and the next one in the decoded original: line ends, markup. */
  readonly separator: string;
  /** The kind that the format itself states (`<h2>`, `#`, a Word style), or null where it states none. */
  readonly kind: ParagraphKind | null;
  /** 1 to 6 for a heading whose level the format states. */
  readonly level: number | null;
  /** Of a block of kind "chrome": why the reader took it for boilerplate, in a sentence for the translator, and how sure it is. */
  readonly aside?: { readonly reason: string; readonly confidence: number };
  /** Who speaks, where the format says so (a voice in subtitles). */
  readonly speaker?: string;
  /** The format says that this is running text, whatever its shape: a short line of it is no heading (a subtitle). */
  readonly isRunning?: true;
  /** Emphasis, links and so on, over `text`. */
  readonly marks?: readonly InlineMark[];
  readonly layout?: Layout;
}

/** What the place of a paragraph says that its words do not. */
export interface Layout {
  /** An item of a numbered list: its number, and how the document shows it (3., a., 第三条). */
  readonly item?: { readonly number: number; readonly shown: string };
  /** A cell of a table. Tables count from 1 within the document, rows and columns from 0. */
  readonly cell?: Cell;
  /** The text of a note: the label by which its references name it. */
  readonly note?: string;
  /** A block of code: its letters stand for themselves. */
  readonly code?: true;
}

export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  /** How many rows and columns it reaches over, where that is more than one. */
  readonly rows?: number;
  readonly columns?: number;
  readonly isHead?: true;
}

export interface Paragraph {
  readonly text: string;
  readonly separator: string;
  readonly kind: ParagraphKind;
  readonly level: number | null;
  /** Who speaks: the name as it stands in the label of a turn (陈羽北), and of what they go on to say; else null. */
  readonly speaker: string | null;
  /**
   * UTF-16 offset in `text` where what is said begins, after label, colon and space. 0 where the paragraph has no label
   * of its own; the length of the text where the name stands alone above its speech.
   */
  readonly bodyStart: number;
  readonly proposal: Proposal | null;
  readonly marks?: readonly InlineMark[];
  readonly layout?: Layout;
}
