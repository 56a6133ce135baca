/** An agreed meaning with its words in both languages. */
export interface ConceptText {
  readonly definition: string;
  readonly note: string;
  readonly subject: string;
  readonly example: string;
  readonly imageUrl: string;
  readonly terms: readonly Term[];
}

export interface Term {
  readonly language: TermLanguage;
  readonly text: string;
  readonly status: TermStatus;
  /** Why a word is forbidden, or preferred. */
  readonly reason: string;
  /** Forms that no rule for endings finds (“oxen”). With `isExact` the word has no others. */
  readonly forms: readonly string[];
  /** English that is recognised as it is written, not in its other forms. */
  readonly isExact: boolean;
}

export const TERM_LANGUAGES = ["zh", "en"] as const;
export type TermLanguage = (typeof TERM_LANGUAGES)[number];

export const TERM_STATUSES = ["preferred", "allowed", "forbidden"] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export function termOf(language: TermLanguage, text: string, status: TermStatus = "preferred"): Term {
  return { language, text, status, reason: "", forms: [], isExact: false };
}

export const NO_WORDS: Omit<ConceptText, "terms"> = {
  definition: "",
  note: "",
  subject: "",
  example: "",
  imageUrl: "",
};

const RANK: Readonly<Record<TermStatus, number>> = { preferred: 0, allowed: 1, forbidden: 2 };

/** The words of one language, preferred ones first, forbidden ones last. */
export function termsIn(concept: Pick<ConceptText, "terms">, language: TermLanguage): readonly Term[] {
  return concept.terms
    .filter((term) => term.language === language)
    .toSorted((one, other) => RANK[one.status] - RANK[other.status]);
}
