/**
 * Trains the weights of lib/align and writes lib/align/weights.ts; needs MAC-Dev (../shared/align-bench).
 *
 *   node --conditions=react-server --import tsx tests/bench/align/train.ts            trains on all and writes
 *   node --conditions=react-server --import tsx tests/bench/align/train.ts --leave    each chapter by weights that never saw it
 */
import { writeFileSync } from "node:fs";
import { firstBand } from "../../../lib/align/anchors";
import { climb, measureOf, pass, readTask, secondBand } from "../../../lib/align/climb";
import { makeMatchTable } from "../../../lib/align/evidence";
import { MEASURES } from "../../../lib/align/features";
import { SHAPES } from "../../../lib/align/lattice";
import { learnPairs } from "../../../lib/align/learn";
import type { Weights } from "../../../lib/align/weights";
import { loadLexicon } from "../../../lib/server/lexicon";
import { type Example, makeExample, train } from "./crf";
import { type GoldText, interview, macDev } from "./data";
import { asRaw, paragraphs, type RawText, roughen } from "./rough";
import { Scores, scoreOf } from "./score";

const PRIOR = 4;
const ROUNDS = 150;
const lexicon = loadLexicon();
const chapters = macDev();
if (chapters.length === 0) {
  console.error("MAC-Dev is not there (../shared/align-bench/mac-dev), so there is nothing to train on.");
  process.exit(1);
}

function trainOn(texts: readonly RawText[]): Weights {
  const tasks = texts.map((text) => ({ text, task: readTask(text.source, text.target, lexicon) }));
  const bands = tasks.map(({ task }) =>
    firstBand(task.source, task.target, makeMatchTable(task.chinese, task.english, task.names, lexicon, new Map())),
  );
  const kept = (examples: readonly (Example | null)[]) => examples.filter((example) => example !== null);
  const firstExamples = kept(tasks.map(({ text, task }, k) => makeExample(bands[k]!, measureOf(task, bands[k]!, new Map()), text.gold)));
  const first = train(firstExamples, PRIOR, ROUNDS);
  const secondExamples = kept(
    tasks.map(({ text, task }, k) => {
      const steps = pass(task, bands[k]!, new Map(), first);
      const learned = learnPairs(task.source, task.target, steps);
      const band = secondBand(steps, task.source.length, task.target.length);
      return makeExample(band, measureOf(task, band, learned), text.gold);
    }),
  );
  const second = train(secondExamples, PRIOR, ROUNDS);
  console.error(`trained on ${firstExamples.length} and ${secondExamples.length} of ${texts.length} texts`);
  return { first, second };
}

const otherOf = (text: GoldText) => chapters[(chapters.indexOf(text) + 1) % chapters.length]!;
const sentenceTexts = (list: readonly GoldText[]) => list.flatMap((text, k) => [asRaw(text), roughen(text, otherOf(text), 100 + k)]);
const paragraphTexts = (list: readonly GoldText[]) => list.flatMap((text, k) => [1, 2, 3].map((copy) => paragraphs(text, otherOf(text), copy * 1000 + k)));

function scoreTexts(texts: readonly RawText[], weights: Weights, into: Scores): string {
  return texts
    .map((text) => {
      const ladder = climb(readTask(text.source, text.target, lexicon), weights);
      into.add(text.gold, ladder);
      const { strict, missing } = scoreOf(text.gold, ladder);
      return `${text.name}  strict ${strict.toFixed(3)}  null ${missing.toFixed(3)}`;
    })
    .join("\n");
}

if (process.argv.includes("--leave")) {
  const [clean, rough, whole] = [new Scores(), new Scores(), new Scores()];
  for (const left of chapters) {
    const rest = chapters.filter((text) => text !== left);
    if (!process.argv.includes("--paragraphs")) {
      const weights = trainOn(sentenceTexts(rest));
      console.log(scoreTexts([asRaw(left)], weights, clean));
      console.log(scoreTexts([roughen(left, otherOf(left), 7)], weights, rough));
    }
    if (!process.argv.includes("--sentences")) {
      const weights = trainOn(paragraphTexts(rest));
      console.log(scoreTexts([8, 9].map((seed) => paragraphs(left, otherOf(left), seed * 77)), weights, whole));
    }
  }
  for (const [name, { score }] of Object.entries({ clean, rough, paragraphs: whole })) {
    console.log(`left out, ${name}: strict ${score.strict.toFixed(3)}  null ${score.missing.toFixed(3)}`);
  }
} else {
  const sentence = trainOn(sentenceTexts(chapters));
  const paragraph = trainOn(paragraphTexts(chapters));
  writeFileSync(new URL("../../../lib/align/weights.ts", import.meta.url), print(sentence, paragraph));
  const real = interview();
  if (real) console.log(scoreTexts([asRaw(real)], paragraph, new Scores()));
}

function print(sentence: Weights, paragraph: Weights): string {
  const names = [...MEASURES, ...SHAPES.map(([a, b]) => `${a}-${b}`)];
  const rows = names.map((name, f) => {
    const figures = [sentence.first, sentence.second, paragraph.first, paragraph.second].map((w) => Number(w[f]!.toFixed(3)));
    return `  ["${name}", ${figures.join(", ")}],`;
  });
  return `/**
 * The weights of the measures in features.ts, then of the bead shapes in lattice.ts. Written by
 * tests/bench/align/train.ts; change nothing here by hand, train again.
 */

/** For each of the two passes, one weight per measure and per shape. */
export interface Weights {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Name; sentences, first and second pass; paragraphs, first and second pass. */
const TABLE: readonly (readonly [string, number, number, number, number])[] = [
${rows.join("\n")}
];

export const SENTENCE_WEIGHTS: Weights = { first: column(1), second: column(2) };
export const PARAGRAPH_WEIGHTS: Weights = { first: column(3), second: column(4) };

function column(at: 1 | 2 | 3 | 4): Float64Array {
  return Float64Array.from(TABLE, (row) => row[at]);
}
`;
}
