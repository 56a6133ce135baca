/**
 * A bilingual file: a source and a target, unit by unit, as translation programs exchange them. One shape for every format, so that what
 * came in as one can go out as another, and so that what comes back can be laid beside what was sent out.
 *
 * BI-FILE-1  A unit has one or more segments, in the order of the file. What stands between two segments and is not translated (a space, a code
 *     around both) is a segment too, marked `isBetween`.
 * BI-FILE-2  Text is text: codes stand between pieces of it as tags and never inside it. Nothing is trimmed.
 * BI-FILE-3  A code has one number in its unit, wherever it stands. Codes of the source come first, in their order; those that only the target has
 *     follow.
 * BI-FILE-4  States are the four of XLIFF 2. `subState` keeps what a format says beyond them, with who says it: `duizhao:aligned`,
 *     `xlf12:needs-adaptation`, `sdl:RejectedSignOff`.
 */
export interface BilingualFile {
  readonly format: BilingualFormat;
  /** As the file says: zh-CN, en-US; null where it does not. */
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  readonly parts: readonly BilingualPart[];
  readonly units: readonly BilingualUnit[];
  readonly problems: readonly BilingualProblem[];
}

export const BILINGUAL_FORMATS = [
  "xliff",
  "xliff12",
  "sdlxliff",
  "mqxliff",
  "docx",
  "xlsx",
  "csv",
  "tsv",
  "tmx",
  "package",
  "omegat",
] as const;
export type BilingualFormat = (typeof BILINGUAL_FORMATS)[number];

/** A `file` of an XLIFF: one document among those that a bilingual file may hold. */
export interface BilingualPart {
  readonly id: string;
  /** What the document is called there. */
  readonly original: string | null;
}

export interface BilingualUnit {
  readonly id: string;
  /** Which of `parts`, by index. */
  readonly part: number;
  readonly name: string | null;
  /** Said not to be translated. */
  readonly isLocked: boolean;
  readonly notes: readonly BilingualNote[];
  /** By number, the first is 1. */
  readonly codes: readonly Code[];
  readonly segments: readonly BilingualSegment[];
  /** Who translated and who revised it, where the file says so. */
  readonly translator: string | null;
  readonly reviewer: string | null;
  /** Errors that were marked in it, for a format that has a place for them. */
  readonly issues?: readonly BilingualIssue[];
}

/** An error in words of a unit, as a localization quality issue of ITS 2.0. */
export interface BilingualIssue {
  readonly side: "source" | "target";
  /** UTF-16 offsets in the words of that side, and the words there. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly type: string;
  /** 0 to 100. */
  readonly severity: number;
  readonly comment: string;
}

export interface BilingualSegment {
  readonly id: string | null;
  /** BI-FILE-1. */
  readonly isBetween: boolean;
  readonly source: readonly Piece[];
  /** Null where there is none, which says something else than an empty one. */
  readonly target: readonly Piece[] | null;
  readonly state: BilingualState;
  readonly subState: string | null;
  readonly isLocked: boolean;
  readonly comments: readonly BilingualNote[];
  /** What it would be with the tracked changes of a Word file; `target` is without them. */
  readonly tracked?: {
    readonly target: readonly Piece[];
    readonly by: string | null;
    readonly at: string | null;
  };
}

export const BILINGUAL_STATES = ["initial", "translated", "reviewed", "final"] as const;
export type BilingualState = (typeof BILINGUAL_STATES)[number];

export interface BilingualNote {
  readonly text: string;
  readonly by: string | null;
  /** As the file writes it, an ISO date for the most part. */
  readonly at: string | null;
  readonly id?: string;
  readonly category?: string;
  readonly appliesTo?: "source" | "target";
  readonly priority?: string;
}

export type Piece = string | Tag;

/** A place where a code stands. */
export interface Tag {
  /** The code's number in its unit. */
  readonly code: number;
  readonly part: "open" | "close" | "alone";
}

/** What an inline code is in its file. A pair is around words; any other stands by itself. */
export interface Code {
  readonly number: number;
  readonly id: string;
  /** An annotation is around words too, but says something about them (a term, a comment). */
  readonly kind: "pair" | "alone" | "annotation" | "character";
  /** One end of a pair whose other end is not in the unit. */
  readonly half: "open" | "close" | null;
  /** In the words of XLIFF 2: fmt, ui, quote, link, image, other; of an annotation its own. */
  readonly type: string | null;
  readonly subType: string | null;
  /** The code in the document's own language: `<b>` and `</b>`; of a character its hexadecimal number. */
  readonly start: string | null;
  readonly end: string | null;
  /** What is shown in its place. */
  readonly shown: string | null;
  /** Further attributes that XLIFF 2 has for it (`canDelete`, `ref`, `value`), as they are written. */
  readonly more: Readonly<Record<string, string>>;
  /** As the file itself writes both ends, so that it can be written there again. */
  readonly xml: { readonly open: string; readonly close: string };
}

/** What was repaired, left out or not understood, with its place. */
export type BilingualProblem =
  | { readonly code: "unit-damaged"; readonly line: number; readonly unit: string | null }
  | { readonly code: "unit-repaired"; readonly line: number; readonly unit: string | null }
  | { readonly code: "file-damaged"; readonly line: number }
  | { readonly code: "unit-without-source"; readonly line: number; readonly unit: string | null }
  | { readonly code: "columns-guessed"; readonly source: number; readonly target: number }
  | { readonly code: "row-without-source"; readonly line: number }
  /** Of a package: what is in it and was not read. */
  | { readonly code: "part-not-read"; readonly name: string }
  | { readonly code: "part-other-languages"; readonly name: string };

export type BilingualRefusal =
  | { readonly code: "not-bilingual" }
  | { readonly code: "damaged" }
  | { readonly code: "entities" }
  | { readonly code: "too-deep" }
  | { readonly code: "too-large" }
  | { readonly code: "empty" };

/** Segments that hold words to be translated, in the order of the file, with the unit of each. */
export function* segmentsOf(
  units: readonly BilingualUnit[],
): Generator<{ readonly unit: BilingualUnit; readonly segment: BilingualSegment; readonly index: number }> {
  for (const unit of units) {
    for (const [index, segment] of unit.segments.entries())
      if (!segment.isBetween) yield { unit, segment, index };
  }
}

/** The words alone. */
export function wordsIn(pieces: readonly Piece[] | null): string {
  return (pieces ?? []).filter((piece) => typeof piece === "string").join("");
}
