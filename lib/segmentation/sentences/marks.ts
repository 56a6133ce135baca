/**
 * The marks that sentences are made with: tables that the rules of both languages and the SRX file are built from.
 * All of them are single UTF-16 units.
 */

interface Marks {
  readonly marks: string;
  readonly why: string;
}

/** What ends a sentence in Chinese wherever it stands (SEG-ZH-1). */
const ENDING: readonly Marks[] = [
  { marks: "。！？", why: "GB/T 15834: the marks at the end of a sentence" },
  { marks: "!?", why: "typed with a Latin keyboard; not inside addresses" },
  { marks: "｡", why: "half-width form, from old terminals and subtitles" },
  { marks: "﹒﹖﹗", why: "small forms, from Big5 texts" },
  { marks: "︒︕︖", why: "forms for vertical setting, kept by some PDF files" },
  { marks: "‼⁇⁈⁉❓❔❕❗", why: "doubled and coloured marks of phones" },
];

/** A pause that may or may not end a sentence (SEG-ZH-3). ⋯ is the ellipsis of Hong Kong and Taiwan. */
const ELLIPSIS = "…⋯‥";

/** A full stop, a decimal point, a dot in a name or address, or the mark of a list item (SEG-ZH-7). */
const DOTS = ".．";

interface Pair {
  readonly open: string;
  readonly close: string;
  readonly kind: "quote" | "title" | "bracket" | "label";
  /** In UTF-16 units: a longer stretch holds sentences of its own, or was never closed. */
  readonly longest: number;
}

export const PAIRS: readonly Pair[] = [
  { open: "“", close: "”", kind: "quote", longest: 60 },
  { open: "‘", close: "’", kind: "quote", longest: 60 },
  { open: "「", close: "」", kind: "quote", longest: 60 },
  { open: "『", close: "』", kind: "quote", longest: 60 },
  { open: "﹁", close: "﹂", kind: "quote", longest: 60 },
  { open: "﹃", close: "﹄", kind: "quote", longest: 60 },
  { open: "《", close: "》", kind: "title", longest: 80 },
  { open: "〈", close: "〉", kind: "title", longest: 80 },
  { open: "（", close: "）", kind: "bracket", longest: 80 },
  { open: "(", close: ")", kind: "bracket", longest: 80 },
  { open: "〔", close: "〕", kind: "bracket", longest: 80 },
  { open: "【", close: "】", kind: "label", longest: 40 },
  { open: "［", close: "］", kind: "label", longest: 40 },
  { open: "[", close: "]", kind: "label", longest: 40 },
];

/** Straight marks open and close alike; every second one of a line closes. */
export const STRAIGHT_QUOTES = "\"'＂";

export const ENDING_MARKS = ENDING.map(({ marks }) => marks).join("");
export const ELLIPSIS_MARKS = ELLIPSIS;
export const CLOSING_MARKS = `${PAIRS.map(({ close }) => close).join("")}}｝〞〟`;
export const CLOSING_QUOTES = PAIRS.flatMap(({ kind, close }) => (kind === "quote" ? close : [])).join("");
export const OPENING_QUOTES = PAIRS.flatMap(({ kind, open }) => (kind === "quote" ? open : [])).join("");

/** Every line end of Unicode: LF, CR, vertical tab, form feed, NEL, line and paragraph separator. */
export const LINE_ENDS = "\n\r\v\f\u0085\u2028\u2029";

/** As the inside of a character class of a regular expression with the flag u. */
export function inClass(marks: string): string {
  return marks.replace(/[\\\]^[-]/g, "\\$&");
}

/** A run of stops of any kind. Two dots and more are an ellipsis, typed. */
export const STOP_CLASS = inClass(ENDING_MARKS + ELLIPSIS + DOTS);
