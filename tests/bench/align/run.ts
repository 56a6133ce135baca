/**
 * npm run bench:align [-- accuracy | calibration | drafts | half | ablation | speed | way | books …]
 *
 * How good the aligner is and what it costs. Without a name all parts run, which takes some minutes. What a part
 * measures with lies beside the project (../shared) and is no part of it; what is missing is skipped, and says so.
 */
import { loadLexicon } from "../../../lib/server/lexicon";
import { printAblation } from "./ablation";
import { printAccuracy } from "./accuracy";
import { printCalibration } from "./calibration";
import { printDrafts } from "./drafts";
import { printHalf } from "./half";
import { printSpeed } from "./speed";
import { printBooks, printWay } from "./way";

const PARTS: Readonly<Record<string, () => void>> = {
  accuracy: () => printAccuracy(loadLexicon()),
  calibration: () => printCalibration(loadLexicon()),
  drafts: () => printDrafts(loadLexicon()),
  half: () => printHalf(loadLexicon()),
  ablation: () => printAblation(loadLexicon()),
  speed: printSpeed,
  way: () => printWay(loadLexicon()),
  books: () => printBooks(loadLexicon()),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) {
  console.error(`There is no part “${unknown}”. The parts are ${Object.keys(PARTS).join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const [name, print] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) print();
  }
}
