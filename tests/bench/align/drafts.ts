/** What rough drafts cost: each perturbation of perturb.ts, its scores beside those of the clean texts. */
import { alignLines, alignTexts } from "../../../lib/align/align";
import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import type { Ladder } from "../../../lib/align/model/ladder";
import { sourceItems, targetItems } from "./accuracy";
import { type GoldBead, type GoldText, interview, macDev } from "./data";
import { PERTURBATIONS, type RoughText } from "./perturb";
import { printHead, printTable, TRAINED } from "./print";
import { asGold, keyOf, Scores } from "./score";

const SEED = 20261124;

type Align = (text: GoldText) => Ladder;

export function printDrafts(lexicon: Lexicon): void {
  const chapters = macDev();
  const article = interview();
  printHead(`Rough drafts of MAC-Dev, sentences, three of each chapter, seed ${SEED}`, TRAINED);
  if (chapters.length === 0) {
    console.log("  skipped: ../shared/align-bench/mac-dev is not there");
    return;
  }
  const lines: Align = ({ source, target }) => alignLines(source, target, lexicon);
  const thrice = [...chapters, ...chapters, ...chapters];
  printOne(thrice, (at) => chapters[(at + 1) % chapters.length]!, lines);
  printHead(`Rough drafts of the interview, paragraphs, seed ${SEED}`, "Never trained on.");
  if (!article) {
    console.log("  skipped: ../shared/samples/interview.gold.tsv is not there");
    return;
  }
  const paragraphs: Align = ({ source, target }) =>
    alignTexts(sourceItems(source), targetItems(target), lexicon).ladder;
  // Three drafts of each kind, since there is but one text.
  printOne([article, article, article], () => chapters[0]!, paragraphs);
}

function printOne(texts: readonly GoldText[], otherOf: (at: number) => GoldText, align: Align): void {
  const clean = new Scores();
  for (const text of new Set(texts)) clean.add(text.gold, align(text));
  const rows = PERTURBATIONS.map(({ name, make }) => {
    const scores = new Scores();
    const crossed = new Crossings();
    texts.forEach((text, at) => {
      const rough = make(text, otherOf(at), SEED + at);
      const ladder = align(rough);
      scores.add(rough.gold, ladder);
      crossed.add(rough, ladder);
    });
    const { strict, missing } = scores.score;
    return [name, strict, (strict - clean.score.strict).toFixed(3), missing, crossed.summary];
  });
  printTable([
    ["", "strict F1", "against clean", "null F1", "moved beads found, as crossed; wrongly crossed"],
    ["clean", clean.score.strict, "", clean.score.missing, ""],
    ...rows,
  ]);
}

/** Of the gold beads in swapped blocks, how many were found, and how many of these were marked as crossed. */
class Crossings {
  private moved = 0;
  private found = 0;
  private marked = 0;
  private wrong = 0;

  add({ moved }: RoughText, ladder: Ladder): void {
    const gold = new Set(moved.map(keyOf));
    const source = new Set(moved.flatMap(([items]) => items));
    asGold(ladder).forEach((bead: GoldBead, at) => {
      const isCrossed = ladder[at]!.isCrossed ?? false;
      if (gold.has(keyOf(bead))) {
        this.found++;
        if (isCrossed) this.marked++;
      } else if (isCrossed && !bead[0].some((item) => source.has(item))) this.wrong++;
    });
    this.moved += moved.length;
  }

  get summary(): string {
    const { moved, found, marked, wrong } = this;
    return moved === 0 ? `${wrong} wrongly` : `${found} of ${moved}, ${marked}; ${wrong}`;
  }
}
