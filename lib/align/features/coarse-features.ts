/**
 * The first look at a bead: figures that cost next to nothing, because they are put together from sums over pairs of
 * items. It is used in a wide band, to find out where the second look has to go; what is measured there stands in
 * features.ts.
 */

import { SHAPES } from "../model/lattice";
import type { Evidence } from "./evidence";
import { type Form, LENGTH, QUESTIONS, QUOTES } from "./form";
import { writeLength } from "./length";

export const GLANCES = [
  "english explained",
  "chinese explained",
  "both explained, by root of weight",
  "english unexplained",
  "chinese unexplained",
  "words gain",
  "units gain",
  "gain by root of length",
  "length, log ratio under 0.2",
  "length, log ratio 0.2 to 0.5",
  "length, log ratio over 0.5",
  "length, english long",
  "length, difference in deviations",
  "length, difference over two deviations",
  "same ending",
  "other ending",
  "questions",
  "quotation marks",
  "quotation open at the end",
  "share of the best that each could have",
  "unanswered, length",
  "unanswered, best it could have",
  "unanswered, best it could have, squared",
] as const;

/** No shape has more items on a side. */
const MOST_ITEMS = 8;

export class CoarseFeatures {
  readonly count = GLANCES.length;
  /** What the target members of a bead have explained, and the best share of each. */
  private readonly ownOfTarget = new Float64Array(MOST_ITEMS);
  private readonly shareOfTarget = new Float64Array(MOST_ITEMS);

  constructor(
    private readonly evidence: Evidence,
    private readonly source: Form,
    private readonly target: Form,
    private readonly ratio: number,
  ) {}

  write(i: number, j: number, shape: number, out: Float32Array, at: number): void {
    out.fill(0, at, at + GLANCES.length);
    const [a, b] = SHAPES[shape]!;
    const { evidence, source, target } = this;
    if (a === 0 || b === 0) {
      const best = a > 0 ? evidence.bestOfSource[i]! : evidence.bestOfTarget[j]!;
      const letters = a > 0 ? source.lengthOf(i) * this.ratio : target.lengthOf(j);
      out[at + 20] = Math.log((letters + 5) / 50);
      out[at + 21] = best * 3;
      out[at + 22] = best * best * 5;
      return;
    }
    const { pairs, share, explainedWords, explainedUnits } = evidence;
    const { ownOfTarget, shareOfTarget } = this;
    ownOfTarget.fill(0, 0, b);
    shareOfTarget.fill(0, 0, b);
    let chinese = 0;
    let chineseAll = 0;
    let wordGains = 0;
    let unitGains = 0;
    let best = 0;
    for (let s = i; s < i + a; s++) {
      // The pairs of one source item lie side by side; what is not between `from` and `to` is outside the band.
      const first = pairs.at[s]! + j - pairs.low[s]!;
      const from = Math.max(first, pairs.at[s]!);
      const to = Math.min(first + b, pairs.at[s + 1]!);
      let own = 0;
      let most = 0;
      for (let pair = from; pair < to; pair++) {
        const t = pair - first;
        ownOfTarget[t]! += explainedWords[pair]!;
        own += explainedUnits[pair]!;
        wordGains += evidence.wordGains[pair]!;
        unitGains += evidence.unitGains[pair]!;
        const each = share[pair]!;
        if (each > most) most = each;
        if (each > shareOfTarget[t]!) shareOfTarget[t] = each;
      }
      const total = evidence.source.total[s]!;
      chinese += Math.min(own, total);
      chineseAll += total;
      best += most / (evidence.bestOfSource[s]! + 0.05);
    }
    let english = 0;
    let englishAll = 0;
    for (let t = 0; t < b; t++) {
      const total = evidence.target.total[j + t]!;
      english += Math.min(ownOfTarget[t]!, total);
      englishAll += total;
      best += shareOfTarget[t]! / (evidence.bestOfTarget[j + t]! + 0.05);
    }
    const root = Math.sqrt(englishAll + chineseAll + 1);
    out[at] = (english / (englishAll + 0.5)) * 2;
    out[at + 1] = (chinese / (chineseAll + 0.5)) * 2;
    out[at + 2] = (english + chinese) / root;
    out[at + 3] = (englishAll - english) / 5;
    out[at + 4] = (chineseAll - chinese) / 5;
    out[at + 5] = wordGains / 10 / a;
    out[at + 6] = unitGains / 10 / b;
    out[at + 7] = (wordGains / a + unitGains / b) / root / 3;
    const letters = target.sum(LENGTH, j, b);
    writeLength(source.sum(LENGTH, i, a) * this.ratio, letters, out, at + 8);
    const ending = source.items[i + a - 1]!.marks.ending;
    const endingEnglish = target.items[j + b - 1]!.marks.ending;
    if (ending === endingEnglish) out[at + 14] = ending > 1 ? 2 : 1;
    else out[at + 15] = ending > 0 && endingEnglish > 0 ? 1 : 0.5;
    out[at + 16] = differ(source.sum(QUESTIONS, i, a), target.sum(QUESTIONS, j, b));
    out[at + 17] = differ(source.sum(QUOTES, i, a), target.sum(QUOTES, j, b));
    out[at + 18] = source.quoted[i + a] === target.quoted[j + b] ? 0 : 1;
    out[at + 19] = best / (a + b);
  }
}

const differ = (x: number, y: number) => Math.min(3, Math.abs(x - y));
