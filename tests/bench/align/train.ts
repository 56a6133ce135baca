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
import type { Ladder } from "../../../lib/align/ladder";
import { SHAPES } from "../../../lib/align/lattice";
import { learnPairs } from "../../../lib/align/learn";
import { climbParagraphs, readParagraphs } from "../../../lib/align/paragraphs";
import type { Weights } from "../../../lib/align/weights";
import { loadLexicon } from "../../../lib/server/lexicon";
import { type Example, makeExample, train } from "./crf";
import { type GoldText, macDev } from "./data";
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

/** Weights of the sentences' first pass come first: what it says is what paragraphs are judged by. */
function trainParagraphs(texts: readonly RawText[], sentences: Float64Array): Float64Array {
  const examples = texts.map((text) => {
    const { task, band, learned, links } = readParagraphs(text.source, text.target, lexicon, sentences);
    return makeExample(band, measureOf(task, band, learned, links), text.gold);
  });
  const kept = examples.filter((example) => example !== null);
  console.error(`trained paragraphs on ${kept.length} of ${texts.length} texts`);
  return train(kept, PRIOR, ROUNDS);
}

function trainOn(texts: readonly RawText[]): Weights {
  const tasks = texts.map((text) => ({ text, task: readTask(text.source, text.target, lexicon) }));
  const bands = tasks.map(({ task }) =>
    firstBand(
      task.source,
      task.target,
      makeMatchTable(task.chinese, task.english, task.names, lexicon, new Map()),
    ),
  );
  const kept = (examples: readonly (Example | null)[]) => examples.filter((example) => example !== null);
  const firstExamples = kept(
    tasks.map(({ text, task }, k) =>
      makeExample(bands[k]!, measureOf(task, bands[k]!, new Map(), null), text.gold),
    ),
  );
  const first = train(firstExamples, PRIOR, ROUNDS);
  const secondExamples = kept(
    tasks.map(({ text, task }, k) => {
      const { steps } = pass(task, bands[k]!, new Map(), first, null);
      const learned = learnPairs(task.source, task.target, steps);
      const band = secondBand(steps, task.source.length, task.target.length);
      return makeExample(band, measureOf(task, band, learned, null), text.gold);
    }),
  );
  const second = train(secondExamples, PRIOR, ROUNDS);
  console.error(`trained on ${firstExamples.length} and ${secondExamples.length} of ${texts.length} texts`);
  return { first, second };
}

const otherOf = (text: GoldText) => chapters[(chapters.indexOf(text) + 1) % chapters.length]!;
const sentenceTexts = (list: readonly GoldText[]) =>
  list.flatMap((text, k) => [asRaw(text), roughen(text, otherOf(text), 100 + k)]);
const paragraphTexts = (list: readonly GoldText[]) =>
  list.flatMap((text, k) => [1, 2, 3].map((copy) => paragraphs(text, otherOf(text), copy * 1000 + k)));

type Aligner = (text: RawText) => Ladder;
const asSentences =
  (weights: Weights): Aligner =>
  (text) =>
    climb(readTask(text.source, text.target, lexicon), weights);
const asParagraphs =
  (sentences: Float64Array, paragraphs: Float64Array): Aligner =>
  (text) =>
    climbParagraphs(text.source, text.target, lexicon, { sentences, paragraphs });

function scoreTexts(texts: readonly RawText[], align: Aligner, into: Scores): string {
  return texts
    .map((text) => {
      const ladder = align(text);
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
    const sentence = trainOn(sentenceTexts(rest));
    console.log(scoreTexts([asRaw(left)], asSentences(sentence), clean));
    console.log(scoreTexts([roughen(left, otherOf(left), 7)], asSentences(sentence), rough));
    const paragraph = trainParagraphs(paragraphTexts(rest), sentence.first);
    const made = [8, 9].map((seed) => paragraphs(left, otherOf(left), seed * 77));
    console.log(scoreTexts(made, asParagraphs(sentence.first, paragraph), whole));
  }
  for (const [name, { score }] of Object.entries({ clean, rough, paragraphs: whole })) {
    console.log(`left out, ${name}: strict ${score.strict.toFixed(3)}  null ${score.missing.toFixed(3)}`);
  }
} else {
  const sentence = trainOn(sentenceTexts(chapters));
  const paragraph = trainParagraphs(paragraphTexts(chapters), sentence.first);
  writeFileSync(new URL("../../../lib/align/weights.ts", import.meta.url), print(sentence, paragraph));
}

function print(sentence: Weights, paragraph: Float64Array): string {
  const names = [...MEASURES, ...SHAPES.map(([a, b]) => `${a}-${b}`)];
  const rows = names.map((name, f) => {
    const figures = [sentence.first, sentence.second, paragraph].map((w) => Number(w[f]!.toFixed(3)));
    return `  ["${name}", ${figures.join(", ")}],`;
  });
  return `/**
 * The weights of the measures in features.ts, then of the bead shapes in lattice.ts. Written by
 * tests/bench/align/train.ts; change nothing here by hand, train again.
 */

/** For each of the two passes over sentences, one weight per measure and per shape. */
export interface Weights {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Name; sentences, first and second pass; paragraphs. */
const TABLE: readonly (readonly [string, number, number, number])[] = [
${rows.join("\n")}
];

export const SENTENCE_WEIGHTS: Weights = { first: column(1), second: column(2) };
export const PARAGRAPH_WEIGHTS: Float64Array = column(3);

function column(at: 1 | 2 | 3): Float64Array {
  return Float64Array.from(TABLE, (row) => row[at]);
}
`;
}
