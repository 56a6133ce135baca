/**
 * What the English beside a text says of its Chinese words: whether it fits the word that stands there, or another one.
 *
 * COR-BESIDE-1  A row is Chinese words and the stems of the English beside them. A word is said in a row where the English has a stem
 *     that the dictionary glosses it by, or a close relation of one.
 * COR-BESIDE-2  Between two words those stems count that gloss one and not the other: 伏击 is “ambush”, 重要 “important”.
 * COR-BESIDE-3  What a word may be read as is a common word that the whole text lacks and whose stems the English has in most of the
 *     word's rows, where no other word of the row is glossed by them.
 *
 * Method: log-likelihood ratios, in natural logarithms. A word that is right is said in about six rows of ten in which it stands,
 * by chance as often as its stems come up in all rows; each row is one look at the difference.
 */
import type { Frequencies } from "./frequencies";

/** What is asked of a Chinese–English dictionary: the English stems that a word is glossed by, and how strongly, 1 to 255. */
export interface Glosses {
  find(text: string, start: number, end: number): number;
  gloss(word: number): Stems;
  related(stem: number): Stems;
}

interface Stems {
  readonly stems: Uint16Array;
  readonly strengths: Uint8Array;
}

/** Chinese words and the stems of the English beside them, numbered as the dictionary numbers them. */
export interface GlossedRow {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<number>;
}

export interface Reading {
  readonly word: string;
  /** What the English says instead, the most likely first. */
  readonly instead: readonly string[];
  readonly odds: number;
}

export interface English {
  /** By how much the English fits `other` better than `word`, which stands in the text; 0 where it says nothing (COR-BESIDE-2). */
  prefers(word: string, other: string): number;
  /** Words that the English reads as others (COR-BESIDE-3). */
  readings(): Reading[];
}

interface Sources {
  readonly frequencies: Frequencies;
  readonly glosses: Glosses;
}

/** Fewer rows with English say nothing of chance. */
const FEWEST_ROWS = 10;
/** How often a word that is right is said. */
const SAID = 0.6;
/** Strengths from which a gloss counts: for a word that stands there, as a relation, for a word that is guessed at, as an explanation. */
const GLOSS = 60;
const RELATED = 100;
const MAIN_GLOSS = 100;
const EXPLAINS = 30;
/** No single comparison weighs more. */
const MOST = 10;
/** A word that is said better than this is right. */
const SAID_WELL = 2;
/** How much rarer the word is than what it is read as counts for at most so many places and so much. */
const PLACES = 3;
const RARER = 6;
/** Words that share a character or a gloss are swapped for each other more often. */
const AKIN = 2;
/** Hundreds of common words are tried for each. */
const TRIED = 4;
const LEAST_ODDS = 6;

/** What English says of a text; `counts` are all its words. Null where too little English stands beside it. */
export function weighEnglish(
  rows: readonly GlossedRow[],
  counts: ReadonlyMap<string, number>,
  { frequencies, glosses }: Sources,
): English | null {
  if (rows.length < FEWEST_ROWS) return null;
  const stemsOf = stemsReader(glosses);
  const rowsOf = indexed(rows.map(({ words }) => words));
  const rowsWith = new Map<number, number>();
  for (const { stems } of rows) for (const stem of stems) rowsWith.set(stem, (rowsWith.get(stem) ?? 0) + 1);
  const shareOf = (word: string) => frequencies.count(word, 0, word.length) / frequencies.total;

  const weigh = (stems: readonly number[], at: readonly number[]): number => {
    if (stems.length === 0) return 0;
    const missed = stems.reduce((left, stem) => left * (1 - (rowsWith.get(stem) ?? 0) / rows.length), 1);
    const chance = Math.min(0.95, Math.max(0.5 / rows.length, 1 - missed));
    const hits = at.filter((row) => stems.some((stem) => rows[row]!.stems.has(stem))).length;
    return weightOf(hits, at.length, chance);
  };

  return {
    prefers(word, other) {
      const at = rowsOf.get(word) ?? [];
      if (at.length < 2) return 0;
      const [own, others] = [stemsOf(word, GLOSS), stemsOf(other, GLOSS)];
      const near = new Set(withRelated(own, glosses));
      const notOwn = others.filter((stem) => !near.has(stem));
      const notOthers = own.filter((stem) => !others.includes(stem));
      return bounded(weigh(notOwn, at)) - bounded(weigh(notOthers, at));
    },

    readings() {
      const explained = rows.map((row) => explanations(row, stemsOf));
      const lacking = lackingWords(counts, frequencies, stemsOf);
      const read = rows.map(({ stems }, row) => {
        const open = [...stems].filter((stem) => !explained[row]!.has(stem));
        return new Set(open.flatMap((stem) => lacking.get(stem) ?? []));
      });
      const timesRead = new Map<string, number>();
      for (const words of read) {
        for (const word of words) timesRead.set(word, (timesRead.get(word) ?? 0) + 1);
      }

      return [...rowsOf].flatMap(([word, at]): Reading[] => {
        const share = shareOf(word);
        if (word.length < 2 || share === 0 || share > EVERYDAY) return [];
        const own = stemsOf(word, GLOSS);
        const near = withRelated(own, glosses);
        const said = own.length === 0 ? SAID_WELL : weigh(near, at);
        if (said >= SAID_WELL) return [];
        const hits = new Map<string, number>();
        for (const row of at) {
          const byItself = own.filter((stem) => explained[row]!.get(stem) === 1);
          for (const other of new Set([
            ...read[row]!,
            ...byItself.flatMap((stem) => lacking.get(stem) ?? []),
          ]))
            hits.set(other, (hits.get(other) ?? 0) + 1);
        }
        const best = [...hits]
          .flatMap(([other, times]) => {
            const otherShare = shareOf(other);
            if (times * 2 < at.length || otherShare < share) return [];
            const elsewhere = Math.max(0, (timesRead.get(other) ?? 0) - times);
            const chance = Math.min(0.9, (elsewhere + 0.5) / (rows.length - at.length + 1));
            const rarer = Math.log((share + otherShare) / share) * Math.min(at.length, PLACES);
            const akin =
              isAkin(word, other) || stemsOf(other, MAIN_GLOSS).some((stem) => near.includes(stem))
                ? AKIN
                : 0;
            const odds =
              Math.min(RARER, rarer) + weightOf(times, at.length, chance) - Math.min(said, 0) + akin - TRIED;
            return odds >= LEAST_ODDS ? [{ other, odds, share: otherShare }] : [];
          })
          .sort((a, b) => b.odds - a.odds || b.share - a.share || (a.other < b.other ? -1 : 1))
          .slice(0, 3);
        return best[0] ? [{ word, instead: best.map(({ other }) => other), odds: best[0].odds }] : [];
      });
    },
  };
}

/** Words that come at least once in so many words of the language: everybody needs them. */
export const EVERYDAY = 1 / 2_500;

/** In which sets each member stands, in order. */
function indexed<Member>(sets: readonly ReadonlySet<Member>[]): Map<Member, number[]> {
  const at = new Map<Member, number[]>();
  sets.forEach((set, index) => {
    for (const member of set) {
      const there = at.get(member);
      if (there) there.push(index);
      else at.set(member, [index]);
    }
  });
  return at;
}

/** How much likelier so many hits are where the word is right than by chance. */
function weightOf(hits: number, of: number, chance: number): number {
  const said = Math.max(SAID, chance);
  return hits * Math.log(said / chance) + (of - hits) * Math.log((1 - said) / (1 - chance));
}

function bounded(odds: number): number {
  return Math.max(-MOST, Math.min(MOST, odds));
}

type StemsOf = (word: string, least: number) => readonly number[];

/** The stems of words whose strength is at least so much. Each is looked up once. */
function stemsReader(glosses: Glosses): StemsOf {
  const known = new Map<string, { readonly stem: number; readonly strength: number }[]>();
  return (word, least) => {
    let stems = known.get(word);
    if (stems === undefined) {
      const entry = glosses.find(word, 0, word.length);
      const gloss = entry === -1 ? null : glosses.gloss(entry);
      stems = gloss ? Array.from(gloss.stems, (stem, at) => ({ stem, strength: gloss.strengths[at]! })) : [];
      known.set(word, stems);
    }
    return stems.flatMap(({ stem, strength }) => (strength >= least ? [stem] : []));
  };
}

function withRelated(own: readonly number[], glosses: Glosses): number[] {
  const all = new Set(own);
  for (const stem of own) {
    const { stems, strengths } = glosses.related(stem);
    stems.forEach((other, at) => {
      if (strengths[at]! >= RELATED) all.add(other);
    });
  }
  return [...all];
}

/** By how many words of the row each stem of its English is glossed, where any is. */
function explanations({ words, stems }: GlossedRow, stemsOf: StemsOf): Map<number, number> {
  const explained = new Map<number, number>();
  for (const word of words) {
    for (const stem of stemsOf(word, EXPLAINS))
      if (stems.has(stem)) explained.set(stem, (explained.get(stem) ?? 0) + 1);
  }
  return explained;
}

/** Common words that the text lacks, by the stems of their main glosses. A single character means too much. */
function lackingWords(
  counts: ReadonlyMap<string, number>,
  frequencies: Frequencies,
  stemsOf: StemsOf,
): Map<number, string[]> {
  const byStem = new Map<number, string[]>();
  for (const word of frequencies.common()) {
    if (word.length < 2 || counts.has(word)) continue;
    for (const stem of stemsOf(word, MAIN_GLOSS)) {
      const beside = byStem.get(stem);
      if (beside) beside.push(word);
      else byStem.set(stem, [word]);
    }
  }
  return byStem;
}

function isAkin(word: string, other: string): boolean {
  return [...word].some((character) => other.includes(character));
}
