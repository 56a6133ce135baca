/** A Chinese text as words of a frequency list: the most probable cut, word by word independent of its neighbours. */
import { type Frequencies, LONGEST } from "./frequencies";

export interface Word {
  /** UTF-16 offsets; `end` is left out. */
  readonly start: number;
  readonly end: number;
}

const HAN_RUN = /\p{Script=Han}+/gu;

/** The words of every run of Chinese characters, in order; what is not Chinese is passed over. Linear in the text. */
export function wordsOf(text: string, frequencies: Frequencies): Word[] {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(HAN_RUN)) {
    for (const { start, end } of cut(run, frequencies))
      words.push({ start: index + start, end: index + end });
  }
  return words;
}

/** A character that no list has is a word by itself, rarer than any other. */
const UNKNOWN = 0.1;

function cut(run: string, { count, total }: Frequencies): Word[] {
  const cost = new Float64Array(run.length + 1);
  const back = new Int32Array(run.length + 1);
  cost.fill(Number.POSITIVE_INFINITY, 1);
  for (let start = 0; start < run.length; start += 1) {
    if (cost[start] === Number.POSITIVE_INFINITY) continue;
    const single = run.codePointAt(start)! > 0xffff ? 2 : 1;
    for (let end = start + single; end <= Math.min(run.length, start + LONGEST); end += 1) {
      const times = count(run, start, end) || (end === start + single ? UNKNOWN : 0);
      if (times === 0) continue;
      const price = cost[start]! + Math.log(total / times);
      if (price < cost[end]!) {
        cost[end] = price;
        back[end] = start;
      }
    }
  }
  const words: Word[] = [];
  for (let end = run.length; end > 0; end = back[end]!) words.push({ start: back[end]!, end });
  return words.reverse();
}
