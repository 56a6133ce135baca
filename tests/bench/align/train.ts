/**
 * Trains the weights of lib/align and writes lib/align/model/weights.ts; needs MAC-Dev (../shared/align-bench).
 *
 *   node --conditions=react-server --import tsx tests/bench/align/train.ts            trains on all and writes
 *   node --conditions=react-server --import tsx tests/bench/align/train.ts --leave    each chapter by weights that never saw it
 *
 * With --leave: --only 1,4 takes some chapters, --sentences leaves the paragraphs out.
 */
import { writeFileSync } from "node:fs";
import { GLANCES } from "../../../lib/align/features/coarse-features";
import { MEASURES } from "../../../lib/align/features/features";
import { readClauses, readTask } from "../../../lib/align/items/task";
import type { Ladder } from "../../../lib/align/model/ladder";
import { SHAPES } from "../../../lib/align/model/lattice";
import type { Weights } from "../../../lib/align/model/weights";
import { coarsePath } from "../../../lib/align/search/coarse-path";
import { readParagraphs, searchParagraphs } from "../../../lib/align/search/paragraphs";
import {
  closerOf,
  coarseClauses,
  coarseMeasuring,
  learnFrom,
  likely,
  look,
  measureOf,
  narrowed,
  searchItems,
  tableOf,
} from "../../../lib/align/search/search";
import { loadLexicon } from "../../../lib/server/lexicon";
import { judged, printBins } from "./calibration";
import { type Example, inGold, makeExample, train, withGold } from "./crf";
import { type GoldBead, type GoldText, macDev } from "./data";
import { type BlockText, kindsOfText } from "./kinds";
import { printTable } from "./print";
import { asRaw, paragraphs, type RawText, rejoin, roughen, withForeign } from "./rough";
import { Scores, scoreOf } from "./score";

/** The variance of each weight before anything was seen: of sentences, and of paragraphs. */
const PRIOR = 1;
const PARAGRAPH_PRIOR = 4;
const ROUNDS = 150;
/** The looks learn in a wider band than they are used in: they have to learn what to say no to. */
const WIDE = 12;
const lexicon = loadLexicon();
const chapters = macDev();
/** Scripture is for measuring only. */
const kinds = kindsOfText("");
if (chapters.length === 0) {
  console.error("MAC-Dev is not there (../shared/align-bench/mac-dev), so there is nothing to train on.");
  process.exit(1);
}

/** The sentences' weights come first: what they say is what paragraphs are judged by. */
function trainParagraphs(texts: readonly RawText[], sentences: Weights): Float64Array {
  const examples = texts.map((text) => {
    const { task, band, learned, links } = readParagraphs(text.source, text.target, lexicon, sentences);
    const isKept = inGold(text.gold);
    return makeExample(measureOf(task, withGold(band, text.gold), learned, { links }, { isKept }), isKept);
  });
  const kept = examples.filter((example) => example !== null);
  console.error(`trained paragraphs on ${kept.length} of ${texts.length} texts`);
  return train(kept, PARAGRAPH_PRIOR, ROUNDS);
}

interface WeightedText {
  readonly text: RawText;
  readonly weight: number;
  /** Teaches how sure to be, not which ladder to take. */
  readonly isForeign?: boolean;
}

function trainOn(texts: readonly WeightedText[]): Weights {
  const kept = (examples: readonly (Example | null)[]) =>
    examples.flatMap((example, k) => (example ? [{ ...example, weight: texts[k]!.weight }] : []));
  const read = texts.map(({ text }) => {
    const task = readTask(text.source, text.target, lexicon);
    const table = tableOf(task);
    const band = coarsePath(task.source, task.target, table, WIDE);
    return { text, task, table, band, isKept: inGold(text.gold) };
  });
  const firstExamples = kept(
    read.map(({ text, task, table, band, isKept }) =>
      makeExample(coarseMeasuring(task, table, withGold(band, text.gold), { isKept }), isKept),
    ),
  );
  const first = train(firstExamples, PRIOR, ROUNDS);
  const coarseLooks = read.map(({ task, table, band }) => look(coarseMeasuring(task, table, band), first));
  const taught = read.map(({ task, table }, k) => learnFrom(task, coarseLooks[k]!.steps, table));
  const where = read.map(({ text }, k) => ({
    sentences: withGold(narrowed(coarseLooks[k]!), text.gold),
    clauses: withGold(likely(coarseLooks[k]!), text.gold),
  }));
  // What the gold says of clauses is only where some of them part: whatever fills a gold bead counts.
  const clauses = train(
    kept(
      read.map(({ text, task }, k) => {
        const parts = readClauses(task);
        const isGold = inGold(text.gold, { source: parts.source.first, target: parts.target.first });
        return makeExample(coarseClauses(parts, where[k]!.clauses, taught[k]!), isGold);
      }),
    ),
    PRIOR,
    ROUNDS,
  );
  // Here the closer look also sees what the first has ruled out: it has to learn what to say no to.
  const closer = read.map(({ task, isKept }, k) =>
    makeExample(closerOf(task, where[k]!, taught[k]!, clauses, { isKept }), isKept),
  );
  const second = train(kept(closer), PRIOR, ROUNDS);
  const path = train(kept(closer.map((example, k) => (texts[k]!.isForeign ? null : example))), PRIOR, ROUNDS);
  console.error(`trained on ${firstExamples.length} of ${texts.length} texts`);
  return { first, clauses, second, path };
}

const otherOf = (text: GoldText) => chapters[(chapters.indexOf(text) + 1) % chapters.length]!;
const thirdOf = (text: GoldText) => chapters[(chapters.indexOf(text) + 2) % chapters.length]!;
/**
 * Each chapter, a rough copy (so that what is missing is found to be missing) and two with sentences joined. The copies
 * count for less: with the rough ones at full weight too many sentences of clean texts were held to be unanswered. A copy
 * with a foreign stretch teaches when not to be sure; the ladders themselves were worse by it.
 */
const sentenceTexts = (list: readonly GoldText[]): WeightedText[] =>
  list.flatMap((text, k) => [
    { text: asRaw(text), weight: 1 },
    { text: roughen(text, otherOf(text), 100 + k), weight: 0.5 },
    { text: rejoin(text, 300 + k), weight: 0.4 },
    { text: rejoin(text, 400 + k), weight: 0.4 },
    {
      text: withForeign(asRaw(text), asRaw(otherOf(text)), asRaw(thirdOf(text)), 500 + k),
      weight: 0.3,
      isForeign: true,
    },
  ]);
const paragraphTexts = (list: readonly GoldText[]) =>
  list.flatMap((text, k) => {
    const made = (of: GoldText, copy: number) => paragraphs(of, otherOf(of), copy * 1000 + k);
    return [
      ...[1, 2, 3].map((copy) => made(text, copy)),
      withForeign(made(text, 4), made(otherOf(text), 5), made(thirdOf(text), 6), 600 + k),
      withForeign(made(text, 7), made(thirdOf(text), 5), made(otherOf(text), 6), 700 + k),
    ];
  });

/**
 * Passages of other kinds of text, from all over each: novels alone would teach that every other bead is one to two. They
 * count for little, because most of their beads are one to one.
 */
const KIND_WEIGHT = 0.25;
const PASSAGES = 4;
const PASSAGE = 120;

function passages(text: BlockText): WeightedText[] {
  return Array.from({ length: PASSAGES }, (_, k) => {
    const from = Math.floor(((k + 0.5) * text.blocks.length) / PASSAGES);
    const blocks = text.blocks.slice(from, from + PASSAGE);
    const source = blocks.flatMap((block) => block.source);
    const target = blocks.flatMap((block) => block.target);
    const gold = blocks.map(({ source: a, target: b, isOpen }): GoldBead => {
      const zh = a.map((at) => at - source[0]!);
      const en = b.map((at) => at - target[0]!);
      return isOpen ? [zh, en, "open"] : [zh, en];
    });
    const name = `${text.name} ${k}`;
    const texts = {
      source: source.map((at) => text.source[at]!),
      target: target.map((at) => text.target[at]!),
    };
    return { text: asRaw({ name, ...texts, gold }), weight: KIND_WEIGHT };
  });
}

type Aligner = (text: RawText) => Ladder;
const asSentences =
  (weights: Weights): Aligner =>
  (text) =>
    searchItems(readTask(text.source, text.target, lexicon), weights);
const asParagraphs =
  (sentences: Weights, paragraphs: Float64Array): Aligner =>
  (text) =>
    searchParagraphs(text.source, text.target, lexicon, { sentences, paragraphs });

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
  const beads: ReturnType<typeof judged> = [];
  const only = process.argv[process.argv.indexOf("--only") + 1]?.split(",") ?? [];
  const isChosen = (index: number) => !process.argv.includes("--only") || only.includes(String(index + 1));
  for (const left of chapters.filter((_, index) => isChosen(index))) {
    const rest = chapters.filter((text) => text !== left);
    const sentence = trainOn([...sentenceTexts(rest), ...kinds.flatMap(passages)]);
    console.log(scoreTexts([asRaw(left)], asSentences(sentence), clean));
    beads.push(...judged(left.gold, asSentences(sentence)(asRaw(left))));
    console.log(scoreTexts([roughen(left, otherOf(left), 7)], asSentences(sentence), rough));
    if (process.argv.includes("--sentences")) continue;
    const paragraph = trainParagraphs(paragraphTexts(rest), sentence);
    const made = [8, 9].map((seed) => paragraphs(left, otherOf(left), seed * 77));
    console.log(scoreTexts(made, asParagraphs(sentence, paragraph), whole));
  }
  for (const [name, { score }] of Object.entries({ clean, rough, paragraphs: whole })) {
    console.log(`left out, ${name}: strict ${score.strict.toFixed(4)}  null ${score.missing.toFixed(3)}`);
  }
  printTable([
    ["shape", "gold", "found", "right"],
    ...clean.byShape.map(([shape, count]) => [shape, `${count.gold}`, `${count.found}`, `${count.right}`]),
  ]);
  printBins(beads);
} else {
  const sentence = trainOn([...sentenceTexts(chapters), ...kinds.flatMap(passages)]);
  const paragraph = trainParagraphs(paragraphTexts(chapters), sentence);
  writeFileSync(new URL("../../../lib/align/model/weights.ts", import.meta.url), print(sentence, paragraph));
}

function print(sentence: Weights, paragraph: Float64Array): string {
  const shapes = SHAPES.map(([a, b]) => `${a}-${b}`);
  const table = (names: readonly string[], columns: readonly Float64Array[]) =>
    names
      .map((name, f) => `  ["${name}", ${columns.map((w) => Number(w[f]!.toFixed(3))).join(", ")}],`)
      .join("\n");
  return `/**
 * The weights of the figures in coarse-features.ts and features.ts, and of the bead shapes in lattice.ts. Written by
 * tests/bench/align/train.ts; change nothing here by hand, train again.
 */

/** For sentences: the weights of the first look, and of the closer ones. */
export interface Weights {
  readonly first: Float64Array;
  /** How probable a bead is at the closer look. */
  readonly second: Float64Array;
  /** What the closer look chooses its ladder by. */
  readonly path: Float64Array;
  /** Of the look at clauses, by the figures of the first look. */
  readonly clauses: Float64Array;
}

/** Name; sentences; clauses. */
const FIRST_LOOK: readonly (readonly [string, number, number])[] = [
${table([...GLANCES, ...shapes], [sentence.first, sentence.clauses])}
];

/** Name; sentences, probability and ladder; paragraphs. */
const CLOSER_LOOK: readonly (readonly [string, number, number, number])[] = [
${table([...MEASURES, ...shapes], [sentence.second, sentence.path, paragraph])}
];

export const SENTENCE_WEIGHTS: Weights = {
  first: Float64Array.from(FIRST_LOOK, (row) => row[1]),
  clauses: Float64Array.from(FIRST_LOOK, (row) => row[2]),
  second: Float64Array.from(CLOSER_LOOK, (row) => row[1]),
  path: Float64Array.from(CLOSER_LOOK, (row) => row[2]),
};
export const PARAGRAPH_WEIGHTS: Float64Array = Float64Array.from(CLOSER_LOOK, (row) => row[3]);
`;
}
