/**
 * How a project writes its English, where people may differ: what the checks of style go by.
 *
 * STY-1  Whatever is not set is nobody's business: its check says nothing.
 * STY-2  The presets follow the Chicago Manual of Style, with American spelling, and New Hart's Rules, with British. They were written
 *        without the books at hand.
 */
export interface HouseStyle {
  /** Oxford: British, with -ize. */
  readonly spelling: "american" | "british" | "oxford" | null;
  /** The outer quotation marks. */
  readonly quotes: "double" | "single" | null;
  readonly marks: "curly" | "straight" | null;
  /** red, white(,) and blue */
  readonly serialComma: "always" | "never" | null;
  /** word—word or word – word */
  readonly dash: "em" | "spaced-en" | null;
  /** One character, three points, or three points with spaces between. */
  readonly ellipsis: "character" | "points" | "spaced" | null;
  /** March 5, 2020 or 5 March 2020 */
  readonly dates: "month-first" | "day-first" | null;
}

export const NO_STYLE: HouseStyle = {
  spelling: null,
  quotes: null,
  marks: null,
  serialComma: null,
  dash: null,
  ellipsis: null,
  dates: null,
};

export const PRESETS = {
  chicago: {
    spelling: "american",
    quotes: "double",
    marks: "curly",
    serialComma: "always",
    dash: "em",
    ellipsis: "spaced",
    dates: "month-first",
  },
  hart: {
    spelling: "oxford",
    quotes: "single",
    marks: "curly",
    serialComma: "always",
    dash: "em",
    ellipsis: "character",
    dates: "day-first",
  },
} as const satisfies Record<string, HouseStyle>;
