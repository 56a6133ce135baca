import { type ConceptText, NO_WORDS, type Term } from "../../term/concept";

/** What a file of terms says: every concept that can be kept, and why the others cannot. */
export interface TermsRead {
  readonly concepts: readonly ConceptText[];
  readonly problems: readonly TermsProblem[];
}

export interface TermsProblem {
  readonly code: TermsProblemCode;
  /** The row of a table or the entry of a TBX file, from 1; 0 for the file as a whole. */
  readonly place: number;
}

export const TERMS_PROBLEMS = [
  "no-pair",
  "too-long",
  "no-columns",
  "not-terms",
  "damaged",
  "too-many",
] as const;
export type TermsProblemCode = (typeof TERMS_PROBLEMS)[number];

/** Of a word, and of all that is said about it, in UTF-16 units. */
const TERM_LIMIT = 300;
const TEXT_LIMIT = 5_000;
/** Words of one concept. */
const TERMS_MOST = 100;
/** Concepts of one file. */
export const CONCEPTS_MOST = 200_000;

/**
 * A concept out of what was read, or what is wrong with it. Its Chinese words come first, and no word comes twice. White space in a
 * word is a space.
 */
export function conceptOf(
  said: Partial<Omit<ConceptText, "terms">>,
  terms: readonly Term[],
): ConceptText | "no-pair" | "too-long" {
  const plain = terms.map((term) => ({
    ...term,
    text: oneLine(term.text),
    reason: term.reason.trim(),
    forms: term.forms.map(oneLine).filter((form) => form !== ""),
  }));
  const kept = (["zh", "en"] as const).flatMap((language) => {
    const those = plain.filter((term) => term.language === language && SEEN.test(term.text));
    return those.filter((term, at) => those.findIndex(({ text }) => text === term.text) === at);
  });
  if (!kept.some(({ language }) => language === "zh") || !kept.some(({ language }) => language === "en"))
    return "no-pair";
  const texts = { ...NO_WORDS, ...said };
  const concept: ConceptText = {
    definition: clean(texts.definition),
    note: clean(texts.note),
    subject: clean(texts.subject),
    example: clean(texts.example),
    imageUrl: isWebAddress(texts.imageUrl) ? texts.imageUrl.trim() : "",
    terms: kept,
  };
  const isLong =
    kept.length > TERMS_MOST ||
    kept.some(
      ({ text, reason, forms }) =>
        text.length > TERM_LIMIT ||
        reason.length > TEXT_LIMIT ||
        forms.length > 20 ||
        forms.some(({ length }) => length > TERM_LIMIT),
    ) ||
    [concept.definition, concept.note, concept.subject, concept.example, concept.imageUrl].some(
      ({ length }) => length > TEXT_LIMIT,
    );
  return isLong ? "too-long" : concept;
}

/** Something that shows. */
const SEEN = /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/u;
const UNKEPT = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF\p{Cs}]/gu;

function clean(text: string): string {
  return text.replace(UNKEPT, "\uFFFD").trim();
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(UNKEPT, "\uFFFD")
    .trim();
}

/** A picture is linked only where its address is one of the web. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text.trim());
}
