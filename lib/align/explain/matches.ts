/**
 * Which words of these two texts answer each other, with the places of both: what a screen lights up.
 *
 * The aligner's own reading (items.ts) keeps no places and lets one word answer several; it has to be quick. Here each
 * character and each letter is spoken for once, by the strongest match that it takes part in.
 *
 * ALN-WORD-1  The kinds, each with its own worth: an agreed term, a name by its pinyin, a number, a Latin word, the dictionary,
 *     a pair that confirmed translations teach.
 * ALN-WORD-2  Of two matches that share a character the one that is worth more stays; longer words, and words at the same
 *     relative place, are worth more.
 * ALN-WORD-3  English words side by side that answer the same Chinese word are one match, and so are the parts of a name.
 * ALN-WORD-4  A span begins and ends where a grapheme does; a word whose edge lies inside one is passed over.
 */
import { snapToGrapheme } from "../../text/graphemes";
import { englishStem, englishWords } from "../items/english";
import { chineseNumbers, englishNumbers } from "../items/numbers";
import { mayBePinyin, spellingKey } from "../items/pinyin";
import type { Known } from "../lexicon/known";
import { type Lexicon, LONGEST_WORD } from "../lexicon/lexicon";
import { knownWords } from "./known";

/** UTF-16 offsets in the text given, end left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Match {
  readonly kind: "word" | "learned" | "term" | "name" | "number" | "latin";
  readonly source: Span;
  readonly target: Span;
  /** What it is worth, above 0; comparable within one pair of texts. */
  readonly worth: number;
}

/** A word of the English side, or a number in it. */
interface EnglishPlace extends Span {
  readonly stem: string;
}

/** Says little about which text this is, even where it matches. */
const LIGHT = new Set(
  "i you he she we they say go come one 1 make get take give all when while out up now like other".split(" "),
);

/** A gloss of more words than five says too little by any one of them to be shown. */
const WEAKEST_GLOSS = 0.2;
/** Learned pairs are asked for up to this many characters. */
const LONGEST_LEARNED = 4;
/** Of an English word that stands in a text many times, so many nearest places are looked at. */
const NEAREST = 3;

/** The matches, in the order of the source; no two share a character of either text. */
export function findMatches(source: string, target: string, lexicon: Lexicon, known?: Known): Match[] {
  const english = englishPlaces(target);
  const candidates = [
    ...agreedTerms(source, target, english, known),
    ...numbers(source, english),
    ...latinWords(source, english),
    ...names(source, target, english, lexicon),
    ...dictionaryWords(source, target, english, lexicon),
    ...learnedWords(source, target, english, known),
  ];
  return joined(chosen(candidates, source, target), target);
}

export function englishPlaces(target: string): EnglishPlace[] {
  const numbers = englishNumbers(target).map(({ value, start, end }) => ({ stem: value, start, end }));
  const places: EnglishPlace[] = [...numbers];
  let next = 0;
  for (const word of englishWords(target)) {
    while (next < numbers.length && numbers[next]!.end <= word.start) next++;
    const inNumber = next < numbers.length && numbers[next]!.start < word.end;
    if (!inNumber) places.push({ stem: word.stem, start: word.start, end: word.end });
  }
  return places.sort((a, b) => a.start - b.start);
}

const weightOf = (stem: string) => (LIGHT.has(stem) ? 0.3 : 1);

/** The worth of a word is that of its English; a long Chinese word is seldom there by chance. */
function wordWorth(strength: number, length: number, stem: string): number {
  return strength * (0.5 + 0.5 * Math.min(3, length)) * weightOf(stem);
}

function byStem(english: readonly EnglishPlace[]): Map<string, EnglishPlace[]> {
  const found = new Map<string, EnglishPlace[]>();
  for (const place of english) found.set(place.stem, [...(found.get(place.stem) ?? []), place]);
  return found;
}

/** How far apart two places stand, each as a share of its text: 0 to 1. */
function apart(source: Span, target: Span, sourceLength: number, targetLength: number): number {
  return Math.abs(
    (source.start + source.end) / 2 / sourceLength - (target.start + target.end) / 2 / targetLength,
  );
}

function nearest(places: readonly EnglishPlace[], at: number, targetLength: number): readonly EnglishPlace[] {
  if (places.length <= NEAREST) return places;
  const distance = ({ start }: EnglishPlace) => Math.abs(start / targetLength - at);
  return [...places].sort((a, b) => distance(a) - distance(b)).slice(0, NEAREST);
}

function agreedTerms(
  source: string,
  target: string,
  english: readonly EnglishPlace[],
  known: Known | undefined,
): Match[] {
  const matches: Match[] = [];
  for (const term of known?.terms ?? []) {
    if (term.source === "" || !source.includes(term.source)) continue;
    const wanted = englishPlaces(term.target).map(({ stem }) => stem);
    if (wanted.length === 0) continue;
    for (let at = source.indexOf(term.source); at >= 0; at = source.indexOf(term.source, at + 1)) {
      const span = { start: at, end: at + term.source.length };
      english.forEach((first, index) => {
        if (!wanted.every((stem, k) => english[index + k]?.stem === stem)) return;
        const last = english[index + wanted.length - 1]!;
        const answer = { start: first.start, end: last.end };
        // Words that the stop list leaves out may stand between them, sentences may not.
        if (/[.!?;\n]\s/.test(target.slice(answer.start, answer.end))) return;
        matches.push({ kind: "term", source: span, target: answer, worth: 4 });
      });
    }
  }
  return matches;
}

function numbers(source: string, english: readonly EnglishPlace[]): Match[] {
  const places = byStem(english);
  return chineseNumbers(source).flatMap(({ value, start, end }) =>
    (places.get(value) ?? []).map((place) => ({
      kind: "number" as const,
      source: { start, end },
      target: { start: place.start, end: place.end },
      worth: value.length > 1 ? 2.5 : 1,
    })),
  );
}

export const LATIN_RUN = /[A-Za-z][A-Za-z0-9]*(?:['’+][A-Za-z]+)*/g;

function latinWords(source: string, english: readonly EnglishPlace[]): Match[] {
  const places = byStem(english);
  const matches: Match[] = [];
  for (const match of source.matchAll(LATIN_RUN)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const add = (stem: string, start: number, end: number, worth: number) => {
      for (const place of places.get(stem) ?? []) {
        const answer = { start: place.start, end: place.end };
        matches.push({ kind: "latin", source: { start, end }, target: answer, worth });
      }
    };
    add(englishStem(match[0]), span.start, span.end, match[0].length > 1 ? 2.2 : 0.8);
    // GPT4 is “GPT-4” in the English: its parts answer too.
    for (const part of match[0].matchAll(/[A-Za-z]{2,}|\d+/g)) {
      if (part[0].length === match[0].length) continue;
      const start = span.start + part.index;
      add(englishStem(part[0]), start, start + part[0].length, 1.8);
    }
  }
  return matches;
}

/** English words that are written with a capital throughout and can be read as pinyin, with their places. */
function namePlaces(target: string): Map<string, Span[]> {
  const found = new Map<string, Span[]>();
  const small = new Set<string>();
  for (const { start, end, isCapital } of englishWords(target)) {
    const word = target.slice(start, end).replace(/['’]s$/, "");
    const key = spellingKey(word);
    if (!isCapital) small.add(key);
    else if (mayBePinyin(key)) {
      found.set(key, [...(found.get(key) ?? []), { start, end: start + word.length }]);
    }
  }
  for (const key of small) found.delete(key);
  return found;
}

/** No given name has more characters, and no place that is spelled in one word much oftener. */
const LONGEST_NAME = 4;

function names(source: string, target: string, english: readonly EnglishPlace[], lexicon: Lexicon): Match[] {
  if (english.length === 0) return [];
  const places = namePlaces(target);
  const starts = new Set<string>();
  for (const key of places.keys()) for (let at = 1; at <= key.length; at++) starts.add(key.slice(0, at));
  const matches: Match[] = [];
  if (starts.size === 0) return matches;
  for (const run of source.matchAll(/\p{Script=Han}+/gu)) {
    const to = run.index + run[0].length;
    for (let at = run.index; at < to; at++) {
      let spelled = [""];
      for (let end = at + 1; end <= Math.min(to, at + LONGEST_NAME) && spelled.length > 0; end++) {
        const syllables = lexicon.syllables(source[end - 1]!).map((s) => s.replace(/([ln])v/, "$1u"));
        spelled = spelled
          .flatMap((before) => syllables.map((syllable) => before + syllable))
          .filter((spelling) => starts.has(spelling));
        for (const spelling of new Set(spelled)) {
          for (const place of places.get(spelling) ?? []) {
            // One syllable (He, Ma, Li) may be chance; two and more hardly are.
            const worth = spelling.length > 5 ? 2.4 : spelling.length > 3 ? 1.8 : 0.6;
            matches.push({ kind: "name", source: { start: at, end }, target: place, worth });
          }
        }
      }
    }
  }
  return matches;
}

function dictionaryWords(
  source: string,
  target: string,
  english: readonly EnglishPlace[],
  lexicon: Lexicon,
): Match[] {
  const places = new Map<number, EnglishPlace[]>();
  for (const [stem, list] of byStem(english)) {
    const id = lexicon.stemId(stem);
    if (id >= 0) places.set(id, list);
  }
  const matches: Match[] = [];
  for (const run of source.matchAll(/\p{Script=Han}+/gu)) {
    const to = run.index + run[0].length;
    for (let start = run.index; start < to; start++) {
      for (let end = start + 1; end <= Math.min(to, start + LONGEST_WORD); end++) {
        const entry = lexicon.find(source, start, end);
        if (entry < 0) continue;
        const { stems, strengths } = lexicon.gloss(entry);
        for (let k = 0; k < stems.length; k++) {
          const found = places.get(stems[k]!);
          if (!found || strengths[k]! < WEAKEST_GLOSS * 255) continue;
          for (const place of nearest(found, start / source.length, target.length)) {
            matches.push({
              kind: "word",
              source: { start, end },
              target: { start: place.start, end: place.end },
              worth: wordWorth(strengths[k]! / 255, end - start, place.stem),
            });
          }
        }
      }
    }
  }
  return matches;
}

function learnedWords(
  source: string,
  target: string,
  english: readonly EnglishPlace[],
  known: Known | undefined,
): Match[] {
  if (!known || known.pairs.length === 0) return [];
  const words = knownWords(known.pairs);
  const places = byStem(english);
  const matches: Match[] = [];
  for (const run of source.matchAll(/\p{Script=Han}+/gu)) {
    const to = run.index + run[0].length;
    for (let start = run.index; start < to; start++) {
      for (let end = start + 2; end <= Math.min(to, start + LONGEST_LEARNED); end++) {
        if (!words.has(source.slice(end - 2, end))) break;
        const chinese = source.slice(start, end);
        for (const [stem, strength] of words.answers(chinese)) {
          for (const place of nearest(places.get(stem) ?? [], start / source.length, target.length)) {
            matches.push({
              kind: "learned",
              source: { start, end },
              target: { start: place.start, end: place.end },
              worth: 0.8 * wordWorth(strength, end - start, stem),
            });
          }
        }
      }
    }
  }
  return matches;
}

/** The worthiest first, each character of either text given away once. */
function chosen(candidates: readonly Match[], source: string, target: string): Match[] {
  const order = candidates
    .map((match) => {
      const distance = apart(match.source, match.target, source.length, target.length);
      return { match: { ...match, worth: match.worth * (1 - 0.6 * distance) }, distance };
    })
    .sort(
      (a, b) =>
        b.match.worth - a.match.worth ||
        a.distance - b.distance ||
        a.match.source.start - b.match.source.start ||
        a.match.target.start - b.match.target.start,
    );
  const sourceTaken = new Uint8Array(source.length);
  const targetTaken = new Uint8Array(target.length);
  const found = new Map<string, Match[]>();
  const isFree = (taken: Uint8Array, { start, end }: Span) => !taken.subarray(start, end).includes(1);
  const take = (isJoining: boolean) => {
    for (const { match } of order) {
      if (!isFree(targetTaken, match.target)) continue;
      const key = `${match.kind} ${match.source.start} ${match.source.end}`;
      const same = found.get(key) ?? [];
      const mayStand = isJoining ? mayJoin(same, match, target) : isFree(sourceTaken, match.source);
      if (!mayStand || !isWhole(source, match.source) || !isWhole(target, match.target)) continue;
      sourceTaken.fill(1, match.source.start, match.source.end);
      targetTaken.fill(1, match.target.start, match.target.end);
      found.set(key, [...same, match]);
    }
  };
  take(false);
  // Twice, so that the third word of 麻省理工学院 finds the second one there.
  take(true);
  take(true);
  return [...found.values()].flat();
}

export const isWhole = (text: string, { start, end }: Span) =>
  snapToGrapheme(text, start) === start && snapToGrapheme(text, end) === end;

/** Beside another English word of the same Chinese one, and not the same word once more. */
function mayJoin(same: readonly Match[], match: Match, text: string): boolean {
  const wordOf = ({ target }: Match) => text.slice(target.start, target.end).toLowerCase();
  return (
    same.some((other) => sideBySide(other.target, match.target, text)) &&
    same.every((other) => wordOf(other) !== wordOf(match))
  );
}

/** Nothing but spaces, hyphens and small words between the two. */
const BETWEEN = /^(?:[\s-]|of|the|a|to|in|and)*$/i;

function sideBySide(a: Span, b: Span, text: string): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return first.end <= second.start && BETWEEN.test(text.slice(first.end, second.start));
}

/** ALN-WORD-3: what answers the same Chinese word, and the parts of one name, become one match each. */
function joined(matches: readonly Match[], target: string): Match[] {
  const sorted = [...matches].sort(
    (a, b) => a.source.start - b.source.start || a.target.start - b.target.start,
  );
  const result: Match[] = [];
  for (const match of sorted) {
    const before = result.at(-1);
    const joins =
      before !== undefined &&
      before.kind === match.kind &&
      sideBySide(before.target, match.target, target) &&
      (before.source.start === match.source.start ||
        (match.kind === "name" && before.source.end === match.source.start));
    if (!joins) result.push(match);
    else result[result.length - 1] = join(before, match);
  }
  return result;
}

function join(a: Match, b: Match): Match {
  const over = (x: Span, y: Span) => ({ start: Math.min(x.start, y.start), end: Math.max(x.end, y.end) });
  return {
    kind: a.kind,
    source: over(a.source, b.source),
    target: over(a.target, b.target),
    worth: a.worth + b.worth,
  };
}
