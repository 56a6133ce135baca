import type { Layout, ParagraphKind } from "../segmentation/paragraph";

export interface PublicationSegment {
  readonly id: string;
  /** The number that people see in the gutter: 1 for the first row. */
  readonly position: number;
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly subState: null | "draft" | "aligned" | "rejected" | "omitted";
  readonly omittedReason: string | null;
  readonly source: readonly SourceLine[];
  readonly target: string;
}

/** A paragraph of the original, as far as the English is set by it. */
export interface SourceLine {
  readonly kind: ParagraphKind;
  readonly level: number | null;
  /** The English label of who speaks, from the project's ledger; null where there is none. */
  readonly label: string | null;
  /** How many line ends the original has behind it. Counted for verse, where they part stanzas; else 0. */
  readonly lineEnds: number;
  /** Somebody joined it with the next one of its row. */
  readonly goesOn: boolean;
  readonly layout?: Layout | null;
}
