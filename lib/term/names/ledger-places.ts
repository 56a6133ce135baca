/**
 * Where names of a ledger stand in a Chinese text, and how one stands in an English text.
 *
 * NAM-PLACE-1  In the Chinese the longest name counts: 北京 inside of 北京大学 is none where both are in the ledger. Simplified and
 *      Traditional characters are taken for each other. Names of one character are not looked for.
 * NAM-PLACE-2  In the English the longest form counts: “Ren” inside of “Ren Zhengfei” is none. Marks, hyphens and the kind of apostrophe do
 *      not matter; a form that begins with a capital has one.
 */
import { Recogniser, recognise } from "../recognise";
import type { WordCounts } from "../word-edges";
import { englishFormsOf, type LedgerName } from "./ledger";

export interface LedgerPlace<Entry extends LedgerName> {
  /** UTF-16 offsets, `end` left out. */
  readonly start: number;
  readonly end: number;
  readonly entry: Entry;
}

/** Finds the names of a ledger. Made once for a ledger: a text costs a few look-ups a character however many names there are. */
export function ledgerFinder<Entry extends LedgerName>(
  ledger: readonly Entry[],
): (text: string, words?: WordCounts) => readonly LedgerPlace<Entry>[] {
  const recogniser = new Recogniser<Entry>();
  for (const entry of ledger)
    if (entry.kind !== "none")
      for (const form of new Set([entry.zh, ...entry.aliases]))
        if (form.length > 1) recogniser.add(form, entry);
  return (text, words) =>
    recognise(text, [recogniser], words)
      .filter(({ isSure }) => isSure)
      .map(({ start, end, value }) => ({ start, end, entry: value }));
}

export interface FormPlace {
  readonly start: number;
  readonly end: number;
  /** As the ledger has it. */
  readonly form: string;
}

/** The places of an entry's English forms, apart, in the order of the text (NAM-PLACE-2). */
export function formPlaces(entry: LedgerName, english: string): readonly FormPlace[] {
  const forms = englishFormsOf(entry)
    .filter((form) => /[\p{L}\p{N}]/u.test(form))
    .toSorted((one, other) => other.length - one.length);
  if (forms.length === 0) return [];
  const alternatives = forms.map((form) => `(${patternOf(form)})`).join("|");
  const found = english.matchAll(
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, "giu"),
  );
  return [...found].flatMap((match): FormPlace[] => {
    const at = match.slice(1).findIndex((group) => group !== undefined);
    const form = forms[at]!;
    if (/^\p{Lu}/u.test(form) && !/^\p{Lu}/u.test(match[0])) return [];
    return [{ start: match.index, end: match.index + match[0].length, form }];
  });
}

function patternOf(form: string): string {
  return form
    .trim()
    .replace(/[*_]/g, "")
    .replace(/[.+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/[’‘']/g, "[’‘']")
    .replace(/[\s-]+/g, "[\\s-]+");
}
