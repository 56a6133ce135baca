/**
 * Words of a text that look damaged, for people to look at: nothing here is sure, and nothing is changed by it.
 *
 * COR-FIND-1  No dictionary holds it, and it comes again and again: 知谈. Its pieces stand together far more often than by
 *     chance. What it may have been: the commonest word that differs in one character and does not occur (知道).
 * COR-FIND-2  It is far too frequent for the language, and its everyday synonym far too rare: 领会 thirty times and 理解 never.
 *     A text about a subject uses the subject's words often, but has no reason to shun their synonyms; that is what
 *     tells 领会 from 神经元. Words that share an English gloss count as synonyms.
 * COR-FIND-3  A character that fell into parts: 一又 for 朋 (`components.ts`).
 * COR-FIND-4  What people of the project corrected before is shown again wherever it stands, first.
 * COR-FIND-5  The English beside it says something else, which a common word means that the text lacks (`english.ts`): 伏击 beside
 *     “important”. Where there is English, COR-FIND-1 and COR-FIND-2 are weighed by it, too.
 *
 * Method: the log-likelihood ratio G² (Dunning, "Accurate methods for the statistics of surprise and coincidence",
 * Computational Linguistics 19, 1993): for COR-FIND-1 of two pieces standing together, for COR-FIND-2 of a word against the language and
 * of a word and its synonym against their usual shares.
 */
import { SPLITS } from "./components";
import { type English, EVERYDAY, type GlossedRow, type Glosses, weighEnglish } from "./english-evidence";
import type { Frequencies } from "./frequencies";
import { searchFor } from "./many-words";
import { wordsOf } from "./words";

export interface SuspectSources {
  readonly frequencies: Frequencies;
  readonly glosses: Glosses;
  /** Names and terms that are right (speakers): they are not suspected. */
  readonly names?: readonly string[];
  /** Corrections that people accepted before, by what was corrected, the most frequent first. */
  readonly accepted?: ReadonlyMap<string, readonly string[]>;
}

export interface Suspect {
  readonly word: string;
  readonly kind: "accepted" | "unknown" | "frequent" | "split" | "said-otherwise";
  /** How often it stands in the text, and how often the language would have it in one so long. */
  readonly times: number;
  readonly expected: number;
  /** What it may have been, the most likely first. */
  readonly instead: readonly string[];
  /** Grows with how surprising it is; only its order means something. */
  readonly score: number;
}

/** Below this nothing is worth anybody's time. G² of 11 comes by chance once in a thousand. */
const LEAST = 11;
/** The same, once the English has been weighed. */
const LEAST_WEIGHED = 8;
/** Synonyms are looked for among words that are at least this many times as common as the suspect. */
const COMMONER = 1.2;
/** Shared glosses weaker than this (0 to 1) make no synonyms. */
const SYNONYM = 0.15;

/** A gloss that so many common words have is worth all it says; one of more words less. */
const FEW = 8;

/** The English of so many rows is asked: what is damaged all through a text shows in a part of it. */
const MOST_ROWS = 1_500;

/** A text that is being looked through, paragraph by paragraph. */
export interface LookingThrough {
  /** Of the paragraphs as people read them, the next, with the stems of the English beside it. Linear in its length. */
  add(paragraph: string, english?: ReadonlySet<number>): void;
  /** What looks damaged in those that were added, the most suspicious first. */
  suspects(): Suspect[];
}

export function lookThrough(sources: SuspectSources): LookingThrough {
  const { frequencies, accepted, names = [] } = sources;
  const tally: OpenTally = { size: 0, length: 0, counts: new Map(), pairs: new Map() };
  const split = counterOf(SPLITS.map(({ parts }) => parts));
  const before = counterOf([...(accepted?.keys() ?? [])]);
  const rows: GlossedRow[] = [];
  const isName = (word: string) => names.some((name) => name.includes(word) || word.includes(name));
  return {
    add(paragraph, english) {
      const words = addTo(tally, paragraph, frequencies);
      if (english && english.size > 0 && rows.length < MOST_ROWS) rows.push({ words, stems: english });
      split.add(paragraph);
      before.add(paragraph);
    },
    suspects() {
      const found = new Map<string, Suspect>();
      const told = [
        ...acceptedBefore(before.counts, sources),
        ...fallenApart(tally, split.counts, frequencies),
        ...unknown(tally, sources),
        ...tooFrequent(tally, sources),
      ];
      const english = weighEnglish(rows, tally.counts, sources);
      for (const suspect of english === null ? told : weighed(told, english, tally, frequencies)) {
        if (!found.has(suspect.word) && !isName(suspect.word)) found.set(suspect.word, suspect);
      }
      return [...found.values()].sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
    },
  };
}

/** What looks damaged in a whole text. */
export function findSuspects(
  paragraphs: readonly string[],
  sources: SuspectSources,
  english: readonly ReadonlySet<number>[] = [],
): Suspect[] {
  const looking = lookThrough(sources);
  paragraphs.forEach((paragraph, at) => {
    looking.add(paragraph, english[at]);
  });
  return looking.suspects();
}

/** Scores are twice the logarithm of odds, as G² is. */
const SCORE_OF_ODDS = 2;
/** Odds from which a word that only the English speaks against is shown, and from which its reading goes first. */
const SHOWN = 9;
const FIRST = 15;

/** COR-FIND-5: what was told, weighed by the English, and what only the English tells. */
function weighed(
  told: readonly Suspect[],
  english: English,
  { size, counts }: Tally,
  frequencies: Frequencies,
): Suspect[] {
  const readings = new Map(english.readings().map((reading) => [reading.word, reading]));
  const known = new Set(told.map(({ word }) => word));
  const again = told.flatMap((suspect): Suspect[] => {
    if (suspect.kind !== "unknown" && suspect.kind !== "frequent") return [suspect];
    const reading = readings.get(suspect.word);
    const fits = suspect.instead
      .map((other, at) => ({ other, odds: english.prefers(suspect.word, other) - at / 2 }))
      .sort((a, b) => b.odds - a.odds);
    const first = reading && reading.odds > FIRST ? reading.instead.slice(0, 1) : [];
    const instead = [...new Set([...first, ...fits.map(({ other }) => other)])].slice(0, 3);
    const score = Math.max(
      suspect.score + SCORE_OF_ODDS * (fits[0]?.odds ?? 0),
      SCORE_OF_ODDS * (reading?.odds ?? 0),
    );
    // What people are told is why the first of the words offered is.
    const kind =
      first[0] !== undefined && !suspect.instead.includes(first[0]) ? "said-otherwise" : suspect.kind;
    return score < LEAST_WEIGHED ? [] : [{ ...suspect, kind, instead, score }];
  });
  const only = [...readings.values()].flatMap(({ word, instead, odds }): Suspect[] => {
    if (known.has(word) || odds < SHOWN) return [];
    const expected = (size * frequencies.count(word, 0, word.length)) / frequencies.total;
    const times = counts.get(word)!;
    return [{ word, kind: "said-otherwise", times, expected, instead, score: SCORE_OF_ODDS * odds }];
  });
  return [...again, ...only];
}

interface Tally {
  /** Words in all, and UTF-16 units. */
  readonly size: number;
  readonly length: number;
  readonly counts: ReadonlyMap<string, number>;
  /** Neighbours that are no word together, as "谈 主", with how often. */
  readonly pairs: ReadonlyMap<string, { readonly words: readonly string[]; readonly times: number }>;
}

interface OpenTally {
  size: number;
  length: number;
  readonly counts: Map<string, number>;
  readonly pairs: Map<string, { words: string[]; times: number }>;
}

/** Neighbours longer than this together are phrases. */
const LONGEST_PAIR = 4;

/** Counts the paragraph in and says which words it has. */
function addTo(tally: OpenTally, paragraph: string, frequencies: Frequencies): Set<string> {
  const { counts, pairs } = tally;
  const seen = new Set<string>();
  const addPair = (words: string[]) => {
    const key = words.join(" ");
    const there = pairs.get(key);
    if (there) there.times += 1;
    else pairs.set(key, { words, times: 1 });
  };
  const words = wordsOf(paragraph, frequencies);
  tally.size += words.length;
  tally.length += paragraph.length;
  words.forEach(({ start, end }, index) => {
    const word = paragraph.slice(start, end);
    seen.add(word);
    counts.set(word, (counts.get(word) ?? 0) + 1);
    const run = [word];
    for (let at = index + 1; at < words.length && at <= index + 2; at += 1) {
      if (words[at]!.start !== words[at - 1]!.end || words[at]!.end - start > LONGEST_PAIR) break;
      run.push(paragraph.slice(words[at]!.start, words[at]!.end));
      if (run.some((piece) => piece.length === 1)) addPair([...run]);
    }
  });
  return seen;
}

/** How often each of some words stands in what is added. */
function counterOf(words: readonly string[]) {
  const search = searchFor(words);
  const counts = new Map<string, number>();
  return {
    counts,
    add(paragraph: string) {
      if (words.length === 0) return;
      for (const { word } of search.in(paragraph, 0, paragraph.length, () => true)) {
        counts.set(words[word]!, (counts.get(words[word]!) ?? 0) + 1);
      }
    },
  };
}

/** 2 Σ observed × ln(observed ÷ expected), of a share of a whole; 0 where there is less than expected. */
function surprise(times: number, of: number, share: number): number {
  const expected = of * share;
  if (times <= expected) return 0;
  const rest = of - times;
  const restExpected = of - expected;
  return 2 * (times * Math.log(times / expected) + (rest > 0 ? rest * Math.log(rest / restExpected) : 0));
}

function* acceptedBefore(
  counts: ReadonlyMap<string, number>,
  { accepted }: SuspectSources,
): Generator<Suspect> {
  for (const [word, times] of counts) {
    const instead = accepted?.get(word) ?? [];
    yield { word, kind: "accepted", times, expected: 0, instead, score: Number.MAX_SAFE_INTEGER };
  }
}

function* fallenApart(
  { length }: Tally,
  counts: ReadonlyMap<string, number>,
  frequencies: Frequencies,
): Generator<Suspect> {
  for (const { parts, whole, kind } of SPLITS) {
    const times = counts.get(parts) ?? 0;
    if (times === 0) continue;
    // Halves of a character may well stand side by side by chance: once or so in any text.
    const share = Math.max(frequencies.count(parts, 0, parts.length), 1) / frequencies.total;
    const expected = kind === "known" ? length * share * 0.5 : Math.max(0.5, length * share);
    const score = surprise(times, length, expected / length) * (kind === "known" ? 2 : 1);
    if (score >= LEAST) yield { word: parts, kind: "split", times, expected, instead: [whole], score };
  }
}

/** Short words that stand beside everything: what begins or ends with one is grammar, not a word. */
const GRAMMAR = new Set(
  "的了是在我你他她它们这那就也都和与或不没有到去来上下里为把被让给对从向以于之其而但如若因所将会能可要想说做看着过得地很更最又再还只才吧吗呢啊呀个些种件次点年月日时一二两三四五六七八九十百千万第每各某几多少大小中",
);

/** COR-FIND-1 */
function* unknown(
  { size, counts, pairs }: Tally,
  { frequencies, glosses }: SuspectSources,
): Generator<Suspect> {
  const candidates = [...pairs.values()].flatMap(({ words, times }) => {
    const word = words.join("");
    const isWord = frequencies.count(word, 0, word.length) > 0 || glosses.find(word, 0, word.length) !== -1;
    if (times < 3 || isWord || GRAMMAR.has(words[0]!) || GRAMMAR.has(words.at(-1)!)) return [];
    const chance = words.reduce((share, piece) => (share * counts.get(piece)!) / size, 1);
    return [{ word, times, score: surprise(times, size, chance) }];
  });
  const known = commonWords(frequencies);
  const within = timesOfParts(candidates);
  for (const { word, times, score } of candidates) {
    // Part of a longer one that is nearly as frequent: that is shown.
    const isPart = (within.get(word) ?? 0) * 1.25 >= times;
    if (score < LEAST || isPart) continue;
    const instead = nearMisses(word, known, counts);
    // Names and terms of the subject are held by no dictionary, either: only what is near a common word is likely damage.
    yield {
      word,
      kind: "unknown",
      times,
      expected: 0,
      instead,
      score: score * (instead.length > 0 ? 0.5 : 0.1),
    };
  }
}

/** Of every piece of a candidate that is shorter than it: how often the most frequent one that it is part of comes. */
function timesOfParts(candidates: readonly { readonly word: string; readonly times: number }[]) {
  const parts = new Map<string, number>();
  for (const { word, times } of candidates) {
    for (let start = 0; start < word.length; start += 1) {
      for (let end = start + 1; end <= word.length; end += 1) {
        if (end - start === word.length) continue;
        const part = word.slice(start, end);
        parts.set(part, Math.max(parts.get(part) ?? 0, times));
      }
    }
  }
  return parts;
}

interface CommonWords {
  /** Words with one character hidden ("知?"), the most frequent first. */
  readonly near: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
}

let commonOf: { readonly frequencies: Frequencies; readonly common: CommonWords } | null = null;

function commonWords(frequencies: Frequencies): CommonWords {
  if (commonOf?.frequencies === frequencies) return commonOf.common;
  const near = new Map<string, string[]>();
  const words = [...frequencies.common()];
  for (const word of words.slice(0, 4_000)) {
    if (word.length < 2) continue;
    for (const pattern of hidden(word)) near.set(pattern, [...(near.get(pattern) ?? []), word]);
  }
  const common = { near, words };
  commonOf = { frequencies, common };
  return common;
}

function hidden(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => `${word.slice(0, at)}?${word.slice(at + 1)}`);
}

function nearMisses(word: string, { near }: CommonWords, counts: ReadonlyMap<string, number>): string[] {
  return hidden(word)
    .flatMap((pattern) => near.get(pattern) ?? [])
    .filter((other) => (counts.get(other) ?? 0) === 0)
    .slice(0, 3);
}

/** COR-FIND-2 */
function* tooFrequent({ size, counts }: Tally, sources: SuspectSources): Generator<Suspect> {
  const { frequencies, glosses } = sources;
  const shareOf = (word: string) => frequencies.count(word, 0, word.length) / frequencies.total;
  const byStem = synonymIndex(sources);
  for (const [word, times] of counts) {
    const share = shareOf(word);
    if (word.length < 2 || times < 3 || share === 0 || share > EVERYDAY) continue;
    const excess = surprise(times, size, share);
    if (excess < LEAST) continue;
    const instead = synonymsOf(word, glosses, byStem)
      .flatMap(({ word: other, nearness }) => {
        const otherShare = shareOf(other);
        const otherTimes = counts.get(other) ?? 0;
        if (other === word || otherShare < share * COMMONER) return [];
        const both = times + otherTimes;
        return [{ other, score: nearness * surprise(times, both, share / (share + otherShare)) }];
      })
      .filter(({ score }) => score >= LEAST / 4)
      .sort((a, b) => b.score - a.score)
      .slice(0, 3);
    const [best] = instead;
    if (!best) continue;
    const score = Math.sqrt(excess * best.score);
    if (score < LEAST) continue;
    yield {
      word,
      kind: "frequent",
      times,
      expected: size * share,
      instead: instead.map(({ other }) => other),
      score,
    };
  }
}

type SynonymIndex = ReadonlyMap<number, readonly { readonly word: string; readonly strength: number }[]>;

let indexOf: { readonly glosses: Glosses; readonly index: SynonymIndex } | null = null;

function synonymIndex({ frequencies, glosses }: SuspectSources): SynonymIndex {
  if (indexOf?.glosses === glosses) return indexOf.index;
  const index = new Map<number, { word: string; strength: number }[]>();
  for (const word of commonWords(frequencies).words) {
    // A single character has so many meanings that it is a synonym of everything.
    if (word.length < 2) continue;
    const entry = glosses.find(word, 0, word.length);
    if (entry === -1) continue;
    const { stems, strengths } = glosses.gloss(entry);
    stems.forEach((stem, at) => {
      const beside = index.get(stem);
      const one = { word, strength: strengths[at]! / 255 };
      if (beside) beside.push(one);
      else index.set(stem, [one]);
    });
  }
  indexOf = { glosses, index };
  return index;
}

function synonymsOf(word: string, glosses: Glosses, index: SynonymIndex) {
  const entry = glosses.find(word, 0, word.length);
  if (entry === -1) return [];
  const { stems, strengths } = glosses.gloss(entry);
  const near = new Map<string, number>();
  stems.forEach((stem, at) => {
    const glossedBy = index.get(stem) ?? [];
    // What glosses many words (“work”, “person”) makes none of them a synonym of another.
    const weight = Math.min(1, FEW / glossedBy.length);
    for (const { word: other, strength } of glossedBy) {
      const shared = (weight * strength * strengths[at]!) / 255;
      near.set(other, Math.min(1, (near.get(other) ?? 0) + shared));
    }
  });
  return [...near].flatMap(([other, nearness]) => (nearness >= SYNONYM ? [{ word: other, nearness }] : []));
}
