/**
 * A paragraph is one block of an original in reading order. Its text is never changed after import; what people
 * do to it (setting it aside, emending it, naming its speaker) is a layer over it.
 *
 * Law: `leading + text₀ + separator₀ + text₁ + separator₁ + …` is the decoded original, character for character.
 */

/** Every kind of paragraph, in the order in which they are explained in the README. */
export const PARAGRAPH_KINDS = [
  "title",
  "heading",
  "turn",
  "text",
  "list-item",
  "quote",
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
}

/** A proposal to leave a paragraph out of the work; a person decides. */
export interface SetAsideProposal {
  readonly kind: "chrome" | "insert" | "duplicate";
  /** One sentence for the translator, in English. */
  readonly reason: string;
  /** 0 to 1. From SURE upwards an import sets it aside itself (and says so); below, the person is asked. */
  readonly confidence: number;
}

/** From this confidence an import sets a paragraph aside in the importer's name, and says so. */
export const SURE = 0.9;

export interface Paragraph {
  readonly text: string;
  readonly separator: string;
  readonly kind: ParagraphKind;
  readonly level: number | null;
  /** The name as it stands before the colon in a turn (陈羽北), or null. */
  readonly speaker: string | null;
  /** UTF-16 offset in `text` where what is said begins, after label, colon and space. 0 where there is no label. */
  readonly bodyStart: number;
  readonly proposal: SetAsideProposal | null;
}
