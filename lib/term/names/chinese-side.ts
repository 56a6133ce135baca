/** A Chinese text as English words are held against it: what a word with a capital may come from. */
import { englishStem } from "../../align/items/english";
import { spelledFrom } from "../../align/items/pinyin";
import { type Lexicon, LONGEST_WORD } from "../../align/lexicon/lexicon";
import { type AnswerSources, LONGEST_OTHER, mayBeOther, otherWordsOf, SOUNDS } from "./answers";
import type { EnglishWord } from "./english-names";
import { type KnownNames, longestNameAt } from "./known-names";
import { mayBeginSpelling, spellingsOf } from "./spelled";
import { surnameAt, surnameForms } from "./surnames";
import { type Sounds, soundsLike, soundsOf } from "./transliteration";

export class ChineseSide {
  readonly #text: string;
  readonly #lower: string;
  readonly #lexicon: Lexicon;
  readonly #known: KnownNames;
  readonly #answers = new Map<string, boolean>();
  #surnames: ReadonlySet<string> | undefined;
  #sounds: Sounds | undefined;
  #glosses: { readonly ids: ReadonlySet<number>; readonly stems: ReadonlySet<string> } | undefined;

  constructor(text: string, { lexicon, known }: AnswerSources) {
    this.#text = text;
    this.#lower = text.toLowerCase();
    this.#lexicon = lexicon;
    this.#known = known;
  }

  /** Whether a word has something here that it may come from; the dearest is asked last. */
  mayHave({ letters, stem, text }: EnglishWord): boolean {
    const kept = this.#answers.get(text);
    if (kept !== undefined) return kept;
    const answer =
      letters.length < 3 ||
      this.#lower.includes(text.toLowerCase()) ||
      this.#spells(letters) ||
      this.#hasSurname(letters) ||
      this.#isLike(letters) ||
      this.#glossesSay(stem);
    this.#answers.set(text, answer);
    return answer;
  }

  #spells(letters: string): boolean {
    const wanted = spellingsOf(letters);
    for (let at = 0; at < this.#text.length; at++)
      if (
        mayBeginSpelling(this.#text, at, letters, this.#lexicon) &&
        spelledFrom(this.#text, at, this.#text.length, wanted, this.#lexicon).length > 0
      )
        return true;
    return false;
  }

  #hasSurname(letters: string): boolean {
    this.#surnames ??= new Set(
      Array.from({ length: this.#text.length }, (_, at) => surnameForms(surnameAt(this.#text, at))).flat(),
    );
    return this.#surnames.has(letters);
  }

  #isLike(letters: string): boolean {
    this.#sounds ??= soundsOf(this.#text, this.#lexicon);
    return soundsLike(this.#sounds, letters).score >= SOUNDS - 1;
  }

  /** Whether a word anywhere in the text may have this stem for its English, relatives included. */
  #glossesSay(stem: string): boolean {
    this.#glosses ??= this.#readGlosses();
    const { ids, stems } = this.#glosses;
    if (stems.has(stem)) return true;
    const wanted = this.#lexicon.stemId(stem);
    if (wanted < 0) return false;
    if (ids.has(wanted)) return true;
    for (const id of ids) if (this.#lexicon.related(id).stems.includes(wanted)) return true;
    return false;
  }

  #readGlosses() {
    const [text, lexicon, known] = [this.#text, this.#lexicon, this.#known];
    const ids = new Set<number>();
    const stems = new Set<string>();
    const words = new Set<number>();
    for (let at = 0; at < text.length; at++) {
      const longest = Math.max(longestNameAt(known, text, at), mayBeOther(text[at]!) ? LONGEST_OTHER : 0);
      for (let end = at + 1; end <= Math.min(text.length, at + LONGEST_WORD); end++) {
        const word = lexicon.find(text, at, end);
        if (word < 0 || words.has(word)) continue;
        words.add(word);
        const { stems: list, strengths } = lexicon.gloss(word);
        // 新 is short for Singapore, 星 as well; a single character says only what it mainly says.
        for (let k = 0; k < list.length; k++) if (end - at > 1 || strengths[k]! >= 100) ids.add(list[k]!);
      }
      for (let end = at + 1; end <= Math.min(text.length, at + longest); end++) {
        const part = text.slice(at, end);
        for (const form of known.get(part)?.forms ?? [])
          for (const one of form.split(/[\s-]+/)) stems.add(englishStem(one));
        for (const one of otherWordsOf(part)) stems.add(englishStem(one));
      }
    }
    return { ids, stems };
  }
}
