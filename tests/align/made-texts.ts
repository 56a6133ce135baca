/** Long texts of a made language: every Chinese word has one English word, so that what answers what is known. */
import { buildLexicon, type Lexicon, openLexicon } from "../../lib/align/lexicon/lexicon";

/** Mulberry32. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES = ["ba", "ko", "mi", "tu", "ze", "lo", "fa", "ri", "du", "ne", "vo", "gi"];
const CHARACTERS = "东南西北山水木火土金日月星风云雨雪花草鸟鱼马牛羊车船书笔纸墨";

export interface Word {
  readonly chinese: string;
  readonly english: string;
}

/** Two characters, and four syllables that are no word of any stemmer's. */
const WORDS: readonly Word[] = [...CHARACTERS].flatMap((first, a) =>
  [...CHARACTERS].slice(0, 16).map((second, b) => {
    const number = a * 16 + b;
    const syllable = (power: number) => SYLLABLES[Math.floor(number / power) % SYLLABLES.length]!;
    return { chinese: first + second, english: `q${syllable(1)}${syllable(12)}${syllable(144)}k` };
  }),
);

export const madeLexicon = (): Lexicon =>
  openLexicon(
    buildLexicon(
      WORDS.map(({ chinese, english }) => ({
        simplified: chinese,
        traditional: chinese,
        pinyin: "x1 x1",
        english: [english],
      })),
    ),
  );

export type Sentence = readonly Word[];

function madeSentence(next: () => number): Sentence {
  const length = 4 + Math.floor(next() * 7);
  return Array.from({ length }, () => WORDS[Math.floor(next() ** 2 * WORDS.length)]!);
}

/** `refrains`: the share of sentences that stand again and again, of a handful. */
export function madeText(count: number, refrains: number, seed: number): Sentence[] {
  const next = chance(seed);
  const handful = Array.from({ length: 5 }, () => madeSentence(next));
  return Array.from({ length: count }, () =>
    next() < refrains ? handful[Math.floor(next() * handful.length)]! : madeSentence(next),
  );
}

export const inChinese = (sentence: Sentence) => `${sentence.map(({ chinese }) => chinese).join("，")}。`;
export const inEnglish = (sentence: Sentence) => `${sentence.map(({ english }) => english).join(", ")}.`;
