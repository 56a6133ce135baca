/**
 * What a mark says is wrong: the categories of MQM-Core, the two upper levels of the typology of the MQM Council (themqm.org, version 2),
 * each with the type of ITS 2.0 (W3C Recommendation, 2013, section 8.17.1) that stands for it in files, with what it is as a reason for
 * sending a row back, and with its key.
 *
 * SCO-CAT-1  The name of a category is that of its dimension and its own, parted by a stroke. A dimension alone is a category, too, for
 *            an error of that kind which none of its own names.
 * SCO-CAT-2  One letter stands for one category. What has none is chosen from the list.
 * SCO-CAT-3  A name never changes its meaning, for marks keep it.
 */
export const DIMENSIONS = [
  "terminology",
  "accuracy",
  "linguistic",
  "style",
  "locale",
  "audience",
  "design",
  "other",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** As a review says why a row goes back. */
export type Reason = "accuracy" | "terminology" | "fluency" | "style" | "locale" | "design" | "other";

export interface Category {
  readonly name: string;
  readonly dimension: Dimension;
  /** Its `locQualityIssueType`. */
  readonly its: string;
  /** A letter; null for what is rare. */
  readonly key: string | null;
}

const REASON_OF: Readonly<Record<Dimension, Reason>> = {
  terminology: "terminology",
  accuracy: "accuracy",
  linguistic: "fluency",
  style: "style",
  locale: "locale",
  // A review has no reason of its own for it; what does not suit the readers is a matter of style.
  audience: "style",
  design: "design",
  other: "other",
};

function of(dimension: Dimension, own: readonly (readonly [string, string, string?])[]): readonly Category[] {
  return own.map(([name, its, key]) => ({
    name: name === "" ? dimension : `${dimension}/${name}`,
    dimension,
    its,
    key: key ?? null,
  }));
}

export const CATEGORIES: readonly Category[] = [
  ...of("accuracy", [
    ["mistranslation", "mistranslation", "m"],
    ["omission", "omission", "o"],
    ["addition", "addition", "a"],
    ["undertranslation", "mistranslation", "n"],
    ["overtranslation", "mistranslation", "v"],
    ["untranslated", "untranslated", "u"],
    // ITS has no type for what should have stayed as it was; the mapping of MQM gives it mistranslation.
    ["do-not-translate", "mistranslation", "d"],
    ["", "mistranslation"],
  ]),
  ...of("terminology", [
    ["wrong-term", "terminology", "t"],
    ["inconsistent-use", "terminology", "i"],
    ["not-in-termbase", "terminology", "b"],
    ["", "terminology"],
  ]),
  ...of("linguistic", [
    ["grammar", "grammar", "g"],
    ["punctuation", "typographical", "p"],
    ["spelling", "misspelling", "s"],
    ["unintelligible", "uncategorized", "x"],
    ["textual-conventions", "style", "c"],
    ["character-encoding", "characters", "e"],
    ["", "grammar"],
  ]),
  ...of("style", [
    ["awkward", "style", "w"],
    ["unidiomatic", "style", "y"],
    ["register", "register", "r"],
    ["inconsistent", "inconsistency", "k"],
    ["house-style", "style", "h"],
    ["third-party-style", "style"],
    ["external-reference", "inconsistency"],
    ["", "style"],
  ]),
  ...of("locale", [
    ["number-format", "locale-violation", "f"],
    ["date-format", "locale-violation", "j"],
    ["currency-format", "locale-violation"],
    ["measurement-format", "locale-violation"],
    ["time-format", "locale-violation"],
    ["address-format", "locale-violation"],
    ["telephone-format", "locale-violation"],
    ["shortcut-key", "locale-violation"],
    ["", "locale-violation"],
  ]),
  ...of("audience", [
    ["culture-specific", "locale-specific-content", "q"],
    ["offensive", "other"],
    ["", "other"],
  ]),
  ...of("design", [
    ["layout", "formatting", "l"],
    ["markup", "markup"],
    ["truncation", "length"],
    ["missing-text", "omission"],
    ["link", "other"],
    ["", "formatting"],
  ]),
  ...of("other", [["", "other", "z"]]),
];

const BY_NAME: ReadonlyMap<string, Category> = new Map(CATEGORIES.map((one) => [one.name, one]));

/** Null for a name of another version's. */
export function categoryOf(name: string): Category | null {
  return BY_NAME.get(name) ?? null;
}

export function categoryByKey(key: string): Category | null {
  return CATEGORIES.find((one) => one.key === key) ?? null;
}

export function reasonOf(category: string): Reason {
  const dimension = categoryOf(category)?.dimension;
  return dimension === undefined ? "other" : REASON_OF[dimension];
}
