/**
 * npm run bench:emend
 *
 * What the finder of damaged words finds and how often it cries wolf, what correcting does for the alignment of the
 * interview, and what the table search costs. Texts lie beside the project (../shared) and are no part of it; what is
 * missing is skipped, and says so.
 */
import { readFileSync } from "node:fs";
import { alignTexts } from "../../lib/align/align";
import { emend } from "../../lib/emend/emend";
import { findSuspects, type Suspect } from "../../lib/emend/suspects";
import { correctionOf, occurrencesIn, tableOf } from "../../lib/emend/table";
import { readTable } from "../../lib/emend/tsv";
import { isSurelyAside } from "../../lib/segment/proposal";
import { readStructure } from "../../lib/segment/structure";
import { loadFrequencies, loadLexicon } from "../../lib/server/lexicon";
import { asvs, type GoldText, interview, macDev } from "./align/data";
import { scoreOf } from "./align/score";

const gold = readTable(
  readFileSync(new URL("../fixtures/emend/interview-gold.tsv", import.meta.url), "utf8"),
).rows;
const right = new Map(gold.map(({ from, to }) => [from, to]));
const text = interview();

if (text === null) console.log("The interview is not there: skipped.");
else {
  printFinder(text);
  printAlignment(text);
}
printWolf();
printSpeed();

function suspectsOf(paragraphs: readonly string[], names: readonly string[] = []): Suspect[] {
  return findSuspects(paragraphs, { frequencies: loadFrequencies(), glosses: loadLexicon(), names });
}

function printFinder({ source }: GoldText): void {
  const found = suspectsOf(source, ["陈羽北", "硅谷101"]);
  const all = source.join("\n");
  const often = gold.filter(({ from }) => all.split(from).length - 1 >= 3);
  console.log(
    `Finder on the interview; gold ${gold.length} words, ${often.length} of them at least three times:`,
  );
  for (const first of [50, 100, found.length]) {
    const shown = found.slice(0, first);
    const real = shown.filter(({ word }) => right.has(word));
    const put = real.filter(({ word, instead }) => instead.includes(right.get(word) ?? ""));
    console.log(
      `  first ${first}: ${real.length} are damage, ${put.length} with the right word among those offered;`,
      `${often.filter(({ from }) => shown.some(({ word }) => word === from)).length} of the ${often.length} shown`,
    );
  }
}

/** Texts that nobody damaged: what is suspected there is wrong. Scores as where the interview's 50th and 100th stand. */
function printWolf(): void {
  const texts = [...macDev(), ...asvs()];
  if (texts.length === 0) console.log("No undamaged texts are there: skipped.");
  const levels = text ? [50, 100].map((at) => suspectsOf(text.source)[at - 1]?.score ?? 0) : [];
  const sum = { characters: 0, suspects: 0, above: levels.map(() => 0) };
  for (const { source } of texts) {
    const found = suspectsOf(source);
    sum.characters += source.join("").length;
    sum.suspects += found.length;
    sum.above = levels.map(
      (level, at) => sum.above[at]! + found.filter(({ score }) => score >= level).length,
    );
  }
  console.log(
    `Finder on ${texts.length} undamaged texts (${sum.characters} characters): ${sum.suspects} suspects;`,
    `above the interview’s 50th ${sum.above[0] ?? "–"}, above its 100th ${sum.above[1] ?? "–"}`,
  );
}

function printAlignment({ source, target, gold: beads }: GoldText): void {
  const table = tableOf(gold.map((row) => ({ ...row, reason: "" })));
  let places = 0;
  const corrected = source.map((paragraph) => {
    const found = occurrencesIn(paragraph, table);
    places += found.length;
    const done = emend(
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
    const blocks = paragraphs.map((body) => ({ text: body, separator: "\n\n", kind: null, level: null }));
    const { ladder } = alignTexts(
      readStructure(blocks).map(({ text: body, kind, proposal }) => ({
        text: body,
        kind,
        proposed: proposal !== null,
        isForeign: isSurelyAside(proposal),
      })),
      target.map((body) => ({ text: body })),
      loadLexicon(),
    );
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
  const novels = macDev().flatMap(({ source }) => source);
  if (novels.length === 0) return;
  const much: string[] = [];
  for (let length = 0; length < 200_000; ) {
    for (const paragraph of novels) {
      much.push(paragraph);
      length += paragraph.length;
    }
  }
  const size = much.join("").length;
  time(`the finder on ${size} characters of novels`, () => suspectsOf(much).length);
}

function time(what: string, does: () => number): void {
  const start = performance.now();
  const found = does();
  console.log(`${what}: ${Math.round(performance.now() - start)} ms (${found} found)`);
}
