/** The names that an English text may have: runs of words with a capital, and its words for looking one up. */
import { englishStem } from "../../align/items/english";
import { lettersOf } from "./transliteration";

export interface EnglishWord {
  /** UTF-16 offsets, `end` left out; “’s” is no part of it. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** a to z. */
  readonly letters: string;
  readonly stem: string;
  readonly isCapital: boolean;
  /** Has a capital and opens a sentence, where a capital says nothing. */
  readonly isFirst: boolean;
}

const WORD = /[\p{L}\p{M}\d]+(?:[’'.&-](?=[\p{L}\p{M}\d])[\p{L}\p{M}\d]+)*/gu;

export function englishNameWords(text: string): readonly EnglishWord[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: whole, index }): EnglishWord[] => {
    const bare = whole.replace(/[’'](?:s|S)$/, "");
    // Prefixes and parts: “US-China”, “post-Soviet”; letters parted by points are one word: U.S.
    const isLetters = /^(?:\p{Lu}\.)+\p{Lu}$/u.test(bare);
    const parts =
      isLetters || !/[-&.]/.test(bare)
        ? [bare]
        : bare.split(/(?<=[-&.])|(?=[-&.])/u).filter((part) => !/^[-&.]$/.test(part));
    let from = index;
    return parts.map((part) => {
      const start = text.indexOf(part, from);
      from = start + part.length;
      const isCapital = /^(?:\p{Lu}|al(?=\p{Lu}))/u.test(part);
      return {
        start,
        end: start + part.length,
        text: part,
        letters: lettersOf(part),
        stem: englishStem(part.replaceAll(".", "")),
        isCapital,
        isFirst:
          isCapital &&
          /(?:^|[.!?:;…\n][”’"')\]*_]*)[\s“‘"'(*_[—–-]*$/u.test(text.slice(Math.max(0, start - 12), start)),
      };
    });
  });
}

/** Words that join the parts of a name: University of California. */
const JOINS = new Set([
  "of",
  "the",
  "and",
  "de",
  "da",
  "van",
  "von",
  "al",
  "bin",
  "ibn",
  "du",
  "la",
  "le",
  "di",
  "del",
  "for",
  "&",
]);

const SHORTENED = /\b(?:Gov|Dr|Mr|Mrs|Ms|St|Sen|Rep|Gen|Lt|Col|Capt|Prof|Jr|Sr|Mt|Co|Maj|Sgt|Rev|\p{Lu})$/u;

/** Runs of words with a capital, joined by small words or nothing but a space or hyphen. */
export function capitalRuns(
  text: string,
  words: readonly EnglishWord[],
): readonly (readonly EnglishWord[])[] {
  const runs: EnglishWord[][] = [];
  let run: EnglishWord[] = [];
  let end = -1;
  for (const [at, word] of words.entries()) {
    const gap = text.slice(end, word.start);
    const follows =
      run.length > 0 &&
      (/^(?:[’']s)?[\s-]?(?:[’']s)?\s?$/u.test(gap) || (gap === ". " && SHORTENED.test(text.slice(0, end))));
    if (word.isCapital) {
      if (follows) run.push(word);
      else {
        if (run.length > 0) runs.push(run);
        run = [word];
      }
      end = word.end;
    } else if (
      follows &&
      JOINS.has(word.text) &&
      (words[at + 1]?.isCapital || JOINS.has(words[at + 1]?.text ?? ""))
    ) {
      end = word.end;
    } else {
      if (run.length > 0) runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
