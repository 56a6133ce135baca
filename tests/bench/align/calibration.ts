/** Whether confidence means what it says: of the beads at 0.9, nine in ten should be right. */
import { alignLines, alignTexts } from "../../../lib/align/align";
import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import type { Ladder } from "../../../lib/align/model/ladder";
import { sourceItems, targetItems } from "./accuracy";
import { type GoldBead, interview, macDev } from "./data";
import { printHead, printTable, share, TRAINED } from "./print";
import { asGold, keyOf } from "./score";

const BINS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01];

export function printCalibration(lexicon: Lexicon): void {
  printHead("Calibration, MAC-Dev", TRAINED);
  const chapters = macDev();
  if (chapters.length === 0) console.log("  skipped: ../shared/align-bench/mac-dev is not there");
  else
    printBins(chapters.flatMap((text) => judged(text.gold, alignLines(text.source, text.target, lexicon))));
  printHead("Calibration, the interview", "Never trained on.");
  const text = interview();
  if (!text) {
    console.log("  skipped: ../shared/samples/interview.gold.tsv is not there");
    return;
  }
  const { ladder } = alignTexts(sourceItems(text.source), targetItems(text.target), lexicon);
  printBins(judged(text.gold, ladder));
}

interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

export function judged(gold: readonly GoldBead[], ladder: Ladder): Judged[] {
  const keys = new Set(gold.map(keyOf));
  return asGold(ladder).map((bead, at) => ({
    confidence: ladder[at]!.confidence,
    isRight: keys.has(keyOf(bead)),
  }));
}

export function printBins(beads: readonly Judged[]): void {
  const row = (name: string, some: readonly Judged[]) => {
    const right = some.filter(({ isRight }) => isRight).length;
    const said = some.reduce((sum, { confidence }) => sum + confidence, 0);
    return [name, `${some.length}`, share(said, some.length), share(right, some.length)];
  };
  const bins = BINS.slice(1).map((to, at) => {
    const from = BINS[at]!;
    const some = beads.filter(({ confidence }) => confidence >= from && confidence < to);
    return row(`${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}`, some);
  });
  const sure = beads.filter(({ confidence }) => confidence >= 0.9);
  printTable([["confidence", "beads", "said", "right"], ...bins, row("0.90 and more", sure)]);
}
