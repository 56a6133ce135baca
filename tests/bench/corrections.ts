/**
 * npm run bench:corrections
 *
 * What the finder of damaged words finds and how often it cries wolf, what correcting does for the alignment of the
 * interview, and what the table search costs. Texts lie beside the project (../shared) and are no part of it; what is
 * missing is skipped, and says so.
 */
import { readFileSync } from "node:fs";
import { alignTexts } from "../../lib/align/align";
import { englishStems } from "../../lib/align/items/english";
import type { Ladder } from "../../lib/align/model/ladder";
import { correctionOf, occurrencesIn, tableOf } from "../../lib/corrections/correction-table";
import { replaceIn } from "../../lib/corrections/corrections";
import { findSuspects, type Suspect } from "../../lib/corrections/suspected-errors";
import { readTable } from "../../lib/corrections/tsv";
import { isSurelyAside } from "../../lib/segmentation/proposal";
import { readStructure } from "../../lib/segmentation/structure/structure";
import { loadFrequencies, loadLexicon } from "../../lib/server/lexicon";
import { asvs, type GoldText, interview, macDev } from "./align/data";
import { scoreOf } from "./align/score";

const gold = readTable(
  readFileSync(new URL("../fixtures/corrections/interview-gold.tsv", import.meta.url), "utf8"),
).rows;
const right = new Map(gold.map(({ from, to }) => [from, to]));
const text = interview();
/** Who speaks in it. */
const NAMES = ["陈羽北", "硅谷101"];

if (text === null) console.log("The interview is not there: skipped.");
else {
  printFinder(text);
  printAlignment(text);
}
printWolf();
printSpeed();

/** A text to be looked through: paragraphs, and the English beside each where it is asked. */
interface Looked {
  readonly source: readonly string[];
  readonly english?: readonly (readonly string[])[];
}

function suspectsOf({ source, english = [] }: Looked, names: readonly string[] = []): Suspect[] {
  const glosses = loadLexicon();
  const stems = english.map((texts) => englishStems(texts, glosses));
  return findSuspects(source, { frequencies: loadFrequencies(), glosses, names }, stems);
}

/** The English beside each paragraph, by a ladder; all of a row's beside each of its paragraphs. */
function besides(source: readonly string[], target: readonly string[], ladder: Ladder): string[][] {
  const english: string[][] = source.map(() => []);
  for (const bead of ladder)
    for (let at = bead.source.start; at < bead.source.end; at += 1)
      english[at] = target.slice(bead.target.start, bead.target.end);
  return english;
}

function ladderOf(source: readonly string[], target: readonly string[]): Ladder {
  const blocks = source.map((body) => ({ text: body, separator: "\n\n", kind: null, level: null }));
  const items = readStructure(blocks).map(({ text: body, kind, proposal }) => ({
    text: body,
    kind,
    proposed: proposal !== null,
    isForeign: isSurelyAside(proposal),
  }));
  return alignTexts(
    items,
    target.map((body) => ({ text: body })),
    loadLexicon(),
  ).ladder;
}

function printFinder({ source, target }: GoldText): void {
  printFound("Chinese alone", { source });
  printFound("with the English beside it", {
    source,
    english: besides(source, target, ladderOf(source, target)),
  });
}

function printFound(how: string, looked: Looked): void {
  const found = suspectsOf(looked, NAMES);
  const all = looked.source.join("\n");
  const timesOf = (word: string) => all.split(word).length - 1;
  const often = gold.filter(({ from }) => timesOf(from) >= 3);
  const seldom = gold.filter(({ from }) => timesOf(from) > 0 && timesOf(from) < 3);
  console.log(
    `Finder on the interview, ${how}; gold ${gold.length} words, ${often.length} of them at least three times, ${seldom.length} once or twice:`,
  );
  for (const first of [50, 100, found.length]) {
    const shown = found.slice(0, first);
    const real = shown.filter(({ word }) => right.has(word));
    const put = real.filter(({ word, instead }) => instead.includes(right.get(word) ?? ""));
    console.log(
      `  first ${first}: ${real.length} are damage, ${put.length} with the right word among those offered;`,
      `${often.filter(({ from }) => shown.some(({ word }) => word === from)).length} of the ${often.length} and`,
      `${seldom.filter(({ from }) => shown.some(({ word }) => word === from)).length} of the ${seldom.length} shown`,
    );
  }
}

/** Texts that nobody damaged: what is suspected there is wrong. Scores as where the interview's 50th and 100th stand. */
function printWolf(): void {
  const texts = undamaged();
  if (texts.length === 0) console.log("No undamaged texts are there: skipped.");
  const damaged: Looked | null = text && {
    source: text.source,
    english: besides(text.source, text.target, ladderOf(text.source, text.target)),
  };
  for (const isAlone of [true, false]) {
    const seen = (looked: Looked) => (isAlone ? { source: looked.source } : looked);
    const first = damaged ? suspectsOf(seen(damaged), NAMES) : [];
    const levels = [50, 100].map((at) => first[at - 1]?.score ?? 0);
    const found = texts.flatMap((looked) => suspectsOf(seen(looked)));
    const above = levels.map((level) => found.filter(({ score }) => score >= level).length);
    console.log(
      `Finder on ${texts.length} undamaged texts (${texts.flatMap(({ source }) => source).join("").length} characters),`,
      `${isAlone ? "Chinese alone" : "with the English"}: ${found.length} suspects;`,
      `above the interview’s 50th ${above[0]}, above its 100th ${above[1]}`,
    );
  }
}

/** Six novels and a standard, if they are there. */
function undamaged(): Required<Looked>[] {
  const novels = macDev().map(({ source, target, gold: beads }) => ({
    source,
    english: source.map((_, at) =>
      beads.flatMap(([from, to]) => (from.includes(at) ? to.map((index) => target[index]!) : [])),
    ),
  }));
  const standard = asvs().map(({ source, target }) => ({
    source,
    english: besides(source, target, ladderOf(source, target)),
  }));
  return [...novels, ...standard];
}

function printAlignment({ source, target, gold: beads }: GoldText): void {
  const table = tableOf(gold.map((row) => ({ ...row, reason: "" })));
  let places = 0;
  const corrected = source.map((paragraph) => {
    const found = occurrencesIn(paragraph, table);
    places += found.length;
    const done = replaceIn(
      paragraph,
      found.map((place) => correctionOf(table, place)),
    );
    if (!done.ok) throw new RangeError(done.reason);
    return done.text;
  });
  console.log(`The interview aligned with its draft; the table makes ${places} corrections:`);
  for (const [name, paragraphs] of [
    ["as it came", source],
    ["corrected", corrected],
  ] as const) {
    const ladder = ladderOf(paragraphs, target);
    const { strict, missing } = scoreOf(beads, ladder);
    const both = ladder.filter(
      (bead) => bead.source.end > bead.source.start && bead.target.end > bead.target.start,
    );
    const mean = both.reduce((total, { confidence }) => total + confidence, 0) / both.length;
    const doubtful = both.filter(({ confidence }) => confidence < 0.9).length;
    console.log(
      `  ${name}: strict F1 ${strict.toFixed(3)}, null F1 ${missing.toFixed(3)}, mean confidence ${mean.toFixed(4)},`,
      `${doubtful} of ${both.length} rows in doubt`,
    );
  }
}

/** 1,000 rows over a text of 1,000,000 characters, and the worst that a text can do to a search. */
function printSpeed(): void {
  const letters = [
    ..."的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切节低息",
  ];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed % below;
  };
  const word = () => Array.from({ length: 2 + next(3) }, () => letters[next(letters.length)]).join("");
  const rows = Array.from({ length: 1_000 }, () => ({ from: word(), to: "新", reason: "" }));
  const long = Array.from({ length: 1_000_000 }, () => letters[next(letters.length)]).join("");
  time("1,000 rows × 1,000,000 characters in one paragraph", () => occurrencesIn(long, tableOf(rows)).length);
  const same = Array.from({ length: 100 }, (_, at) => ({
    from: `${"哈".repeat(at + 1)}呀`,
    to: "",
    reason: "",
  }));
  time(
    "100 rows of 哈…哈呀 × 1,000,000 哈",
    () => occurrencesIn("哈".repeat(1_000_000), tableOf(same)).length,
  );
  const novels = undamaged().slice(0, 6);
  if (novels.length === 0) return;
  const source: string[] = [];
  const english: (readonly string[])[] = [];
  for (let length = 0; length < 200_000; length = source.join("").length) {
    for (const novel of novels) {
      source.push(...novel.source);
      english.push(...novel.english);
    }
  }
  const size = source.join("").length;
  time(`the finder on ${size} characters of novels`, () => suspectsOf({ source }).length);
  time("the same with the English beside them", () => suspectsOf({ source, english }).length);
}

function time(what: string, does: () => number): void {
  const start = performance.now();
  const found = does();
  console.log(`${what}: ${Math.round(performance.now() - start)} ms (${found} found)`);
}
