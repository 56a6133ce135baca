/**
 * English terms in an English text.
 *
 * TERM-EN-1  A word stands for all its forms: plural, past, possessive, capitals (`englishStem`), and those that its entry names.
 * TERM-EN-2  A hyphen, a space or nothing between the parts of a term are the same: fine-tune, fine tune, finetune. A term of one word is not
 *            found across a space: “now here” is not “nowhere”.
 * TERM-EN-3  A word of capitals (LLM, US, IT) is found in capitals only, with a plural s or not.
 * TERM-EN-4  An entry that is exact has no forms but those that it names.
 * TERM-EN-5  A term inside a longer one is left out; terms that overlap are all there.
 * TERM-EN-6  A text has 20,000 places at most, and is read no further once it has cost some million comparisons: thousands of entries of
 *            one word over a text of nothing else would be more than a process can hold.
 */
import { englishStem } from "../align/items/english";
import type { Term } from "./concept";
import { outermost } from "./recognise";

export interface RecognisedEnglish<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

interface Word {
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** A hyphen and nothing else stands before it. */
  readonly isJoined: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[’'](?!s\b)\p{L}+)?/gu;

function wordsOf(text: string): Word[] {
  let last = 0;
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
    const isJoined = /^[-‐‑–]$/.test(text.slice(last, index));
    last = index + word.length;
    return { text: word, stem: englishStem(word) || word.toLowerCase(), start: index, end: last, isJoined };
  });
}

interface Sought<Value> {
  readonly words: readonly string[];
  readonly isExact: boolean;
  readonly value: Value;
}

export class EnglishRecogniser<Value> {
  readonly #terms = new Map<string, Sought<Value>[]>();
  #longest = 0;

  add(term: Pick<Term, "text" | "forms" | "isExact">, value: Value): void {
    for (const [text, isExact] of writings(term)) {
      const words = wordsOf(text);
      if (words.length === 0) continue;
      const sought = { words: words.map((word) => word.text), isExact, value };
      for (const key of keysOf(words)) {
        const there = this.#terms.get(key);
        if (there) there.push(sought);
        else this.#terms.set(key, [sought]);
      }
      this.#longest = Math.max(this.#longest, words.length);
    }
  }

  remove(term: Pick<Term, "text" | "forms" | "isExact">, value: Value): void {
    for (const [text] of writings(term)) {
      for (const key of keysOf(wordsOf(text))) {
        const left = this.#terms.get(key)?.filter((one) => one.value !== value) ?? [];
        if (left.length === 0) this.#terms.delete(key);
        else this.#terms.set(key, left);
      }
    }
  }

  recognise(text: string): RecognisedEnglish<Value>[] {
    const words = wordsOf(text);
    const found: (RecognisedEnglish<Value> & { readonly isSure: true })[] = [];
    let compared = 0;
    for (let at = 0; at < words.length; at += 1) {
      let key = "";
      // A term may be written in one word more than it has: two parts with a hyphen for each.
      for (let end = at; end < Math.min(words.length, at + 2 * this.#longest); end += 1) {
        if (found.length >= MOST_PLACES || compared > MOST_COMPARED) return inPlace(found);
        key += words[end]!.stem;
        const list = this.#terms.get(key) ?? [];
        compared += key.length + list.length;
        for (const sought of list.slice(0, MOST_PLACES)) {
          const run = words.slice(at, end + 1);
          if (!isWrittenSo(sought, run)) continue;
          found.push({ start: run[0]!.start, end: run.at(-1)!.end, value: sought.value, isSure: true });
        }
      }
    }
    return inPlace(found);
  }
}

/** TERM-EN-6. */
const MOST_PLACES = 20_000;
const MOST_COMPARED = 5_000_000;

/** Those that lie inside no other, in the order in which they were found. */
function inPlace<Value>(
  found: readonly (RecognisedEnglish<Value> & { readonly isSure: true })[],
): RecognisedEnglish<Value>[] {
  const kept = new Set(outermost(found.slice(0, MOST_PLACES)));
  return found.flatMap((one) =>
    kept.has(one) ? [{ start: one.start, end: one.end, value: one.value }] : [],
  );
}

function writings({
  text,
  forms,
  isExact,
}: Pick<Term, "text" | "forms" | "isExact">): [text: string, isExact: boolean][] {
  return [[text, isExact], ...forms.map((form): [string, boolean] => [form, true])];
}

/** Its stems, and the stem of its parts written in one: “finetuned”. */
function keysOf(words: readonly Word[]): ReadonlySet<string> {
  const stems = words.map(({ stem }) => stem).join("");
  const joined = words.map(({ text }) => text).join("");
  return new Set(words.length === 1 ? [stems] : [stems, englishStem(joined) || joined.toLowerCase()]);
}

function isWrittenSo<Value>({ words, isExact }: Sought<Value>, run: readonly Word[]): boolean {
  if (isExact) return run.length === words.length && run.every(({ text }, at) => isSame(text, words[at]!));
  if (run.length === words.length) return run.every(({ text }, at) => keepsCapitals(words[at]!, text));
  // TERM-EN-2: parts of a single word are joined by hyphens.
  if (words.length === 1) return run.slice(1).every(({ isJoined }) => isJoined) && !isCapitals(words[0]!);
  return !words.some(isCapitals);
}

function isSame(written: string, asked: string): boolean {
  return isCapitals(asked) ? written === asked : written.toLowerCase() === asked.toLowerCase();
}

const isCapitals = (word: string) => /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word);

/** TERM-EN-3. */
function keepsCapitals(asked: string, written: string): boolean {
  return !isCapitals(asked) || /^\p{Lu}[\p{Lu}\p{N}]*s?$/u.test(written);
}
