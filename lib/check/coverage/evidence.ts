/**
 * What the words of a text's pairs say of its clauses: each Chinese word of a pair with what it is worth and how much of
 * it found an English word of that pair, and the same for the English words. A word of the one side answers one word of
 * the other; the worthiest matches are given away first, nearer ones before farther ones.
 *
 * The words are read for the whole text at once, so that rarity is that of this text, and so that pairs of words which its
 * pairs have in common count as matches too.
 */
import { Answers } from "../../align/features/answers";
import { LETTERS_PER_CHARACTER } from "../../align/features/length";
import {
  type ChineseItem,
  type EnglishItem,
  readChinese,
  readEnglish,
  readNames,
  Types,
} from "../../align/items/items";
import { weighSide } from "../../align/items/side";
import { LATIN, NAME, NUMBER } from "../../align/lexicon/ground";
import { learnPairs } from "../../align/lexicon/learn";
import type { Lexicon } from "../../align/lexicon/lexicon";
import { makeMatchTable, teach } from "../../align/lexicon/match-table";
import { splitClauses } from "../../align/search/clauses";
import { sentenceSpans } from "../../segmentation/sentences/sentences";
import type { Span } from "../check";

export interface Clause extends Span {
  /** The number of its sentence in its text. */
  readonly sentence: number;
  /** How many English letters it is, or lets one expect. */
  readonly letters: number;
  /** What its words are worth together, what of that is answered, and what is of words that are answered well. */
  readonly worth: number;
  readonly answered: number;
  /** Words in all; of these, names, numbers and Latin words; and those of them that are answered. */
  readonly words: number;
  readonly hard: number;
  readonly hardAnswered: number;
}

export interface PairEvidence {
  readonly source: readonly Clause[];
  readonly target: readonly Clause[];
}

/** A pair of texts as a list of clauses, before any is weighed. */
interface Cut {
  readonly source: readonly (Span & { readonly sentence: number; readonly text: string })[];
  readonly target: readonly (Span & { readonly sentence: number; readonly text: string })[];
}

export interface TextPair {
  readonly source: string;
  readonly target: string;
}

export function gatherEvidence(pairs: readonly TextPair[], lexicon: Lexicon): readonly PairEvidence[] {
  const cuts = pairs.map(
    ({ source, target }): Cut => ({ source: cut(source, "zh"), target: cut(target, "en") }),
  );
  const english = new Types();
  const chinese = new Types();
  const names = readNames(
    pairs.map(({ target }) => target),
    english,
  );
  const read = cuts.map(({ source, target }) => ({
    source: source.map(({ text }) => readChinese(text, lexicon, chinese, names)),
    target: target.map(({ text }) => readEnglish(text, english)),
  }));
  const plain = makeMatchTable(chinese, english, names, lexicon);
  const table = teach(
    plain,
    learnPairs(read, plain, (type) => chinese.names[type]!.length > 1),
  );
  const sides = {
    source: weighSide(
      read.flatMap(({ source }) => source.map(({ unitType }) => unitType)),
      chinese.names.length,
    ).weight,
    target: weighSide(
      read.flatMap(({ target }) => target.map(({ wordType }) => wordType)),
      english.names.length,
    ).weight,
  };
  const answers = new Answers(table);
  const ratio = lettersPerCharacter(read);
  const at = { source: 0, target: 0 };
  return read.map(({ source, target }, number) => {
    const weights = {
      source: sides.source.slice(at.source, at.source + source.length),
      target: sides.target.slice(at.target, at.target + target.length),
    };
    at.source += source.length;
    at.target += target.length;
    const taken = match(source, target, weights, answers);
    return {
      source: source.map((item, c): Clause => {
        const letters = item.marks.length * ratio;
        return weigh(cuts[number]!.source[c]!, letters, weights.source[c]!, taken.source[c]!, (u) =>
          isHard(item.ground[u]!),
        );
      }),
      target: target.map((item, d): Clause => {
        const isNumber = (w: number) => /^\d/.test(english.names[item.wordType[w]!]!);
        return weigh(
          cuts[number]!.target[d]!,
          item.marks.length,
          weights.target[d]!,
          taken.target[d]!,
          isNumber,
        );
      }),
    };
  });
}

const isHard = (ground: number) => ground === LATIN || ground === NUMBER || ground === NAME;

function cut(text: string, language: "zh" | "en"): Cut["source"] {
  return sentenceSpans(text, language).flatMap(({ start, end }, sentence) => {
    let from = start;
    return splitClauses(text.slice(start, end), language).map((piece) => {
      const clause = { start: from, end: from + piece.length, sentence, text: piece };
      from += piece.length;
      return clause;
    });
  });
}

function weigh(
  { start, end, sentence }: Span & { readonly sentence: number },
  letters: number,
  weight: Float32Array,
  taken: Float32Array,
  isHard: (word: number) => boolean,
): Clause {
  let [worth, answered, hard, hardAnswered] = [0, 0, 0, 0];
  weight.forEach((own, word) => {
    worth += own;
    answered += own * taken[word]!;
    if (!isHard(word)) return;
    hard++;
    if (taken[word]! > 0) hardAnswered++;
  });
  return { start, end, sentence, letters, worth, answered, words: weight.length, hard, hardAnswered };
}

/** The usual figure, bent towards the middle one of these pairs as they grow more. */
function lettersPerCharacter(
  read: readonly { readonly source: readonly ChineseItem[]; readonly target: readonly EnglishItem[] }[],
): number {
  const length = (items: readonly (ChineseItem | EnglishItem)[]) =>
    items.reduce((sum, { marks }) => sum + marks.length, 0);
  const ratios = read
    .map(({ source, target }) => ({ characters: length(source), letters: length(target) }))
    .filter(({ characters, letters }) => characters >= 8 && letters > 0)
    .map(({ characters, letters }) => Math.log(letters / characters))
    .sort((a, b) => a - b);
  const middle = ratios[ratios.length >> 1] ?? Math.log(LETTERS_PER_CHARACTER);
  const trust = ratios.length / (ratios.length + 10);
  return Math.exp(middle * trust + Math.log(LETTERS_PER_CHARACTER) * (1 - trust));
}

/** A match at the same relative place is worth so much more than one at the other end. */
const FAR = 0.5;

/** How much of each word is answered, 0 to 1, for both sides. */
function match(
  source: readonly ChineseItem[],
  target: readonly EnglishItem[],
  weights: { readonly source: readonly Float32Array[]; readonly target: readonly Float32Array[] },
  answers: Answers,
): { readonly source: readonly Float32Array[]; readonly target: readonly Float32Array[] } {
  const places = { source: placesOf(source), target: placesOf(target) };
  const edges: { c: number; u: number; d: number; w: number; strength: number; rank: number }[] = [];
  source.forEach((item, c) => {
    answers.read(item);
    target.forEach(({ wordType, wordAt }, d) => {
      for (let w = 0; w < wordType.length; w++) {
        for (let a = answers.first(wordType[w]!); a >= 0; a = answers.next[a]!) {
          const u = answers.unit[a]!;
          const strength = answers.strength[a]!;
          const apart = Math.abs(places.source(c, item.unitAt[u]!) - places.target(d, wordAt[w]!));
          const worth = strength * (weights.source[c]![u]! + weights.target[d]![w]!);
          edges.push({ c, u, d, w, strength, rank: worth * (1 - FAR * apart) });
        }
      }
    });
  });
  edges.sort((x, y) => y.rank - x.rank || x.c - y.c || x.u - y.u || x.d - y.d || x.w - y.w);
  const units = source.map(({ unitType }) => new Float32Array(unitType.length));
  const words = target.map(({ wordType }) => new Float32Array(wordType.length));
  // A word of several parts (加州大学) may be answered by several; what is beyond the first adds to it.
  for (const { c, u, d, w, strength } of edges) {
    if (words[d]![w]! > 0) continue;
    const had = units[c]![u]!;
    if (had > 0.7) continue;
    words[d]![w] = strength;
    units[c]![u] = Math.min(1, had + strength);
  }
  return { source: units, target: words };
}

/** Where a place of an item stands in the whole, 0 to 1. */
function placesOf(items: readonly (ChineseItem | EnglishItem)[]): (item: number, place: number) => number {
  const before = [0];
  for (const { marks } of items) before.push(before.at(-1)! + marks.length);
  const all = Math.max(1, before.at(-1)!);
  return (item, place) => (before[item]! + place * items[item]!.marks.length) / all;
}
