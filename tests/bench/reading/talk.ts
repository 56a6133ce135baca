/**
 * Who speaks: turns, persons, what goes on, paragraphs to part, inserts, on originals of our own writing with their gold
 * (`talk/dev`, on which the rules were made, and `talk/held-out`, written before them and not looked at since), and false turns
 * in files of public collections in which nobody talks.
 */

import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readFile } from "../../../lib/interchange/read";
import type { Paragraph } from "../../../lib/segmentation/paragraph";
import { readStructure } from "../../../lib/segmentation/structure/structure";
import { type GoldLine, type GoldOriginal, readGold } from "./gold";
import { share } from "./score";
import { filesBelow } from "./share";

const SETS = [
  ["dev", "on which the rules were made"],
  ["held-out", "written before the rules"],
] as const;

export async function measureTalk(): Promise<void> {
  const isListed = process.argv.includes("--list");
  for (const [set, what] of SETS) {
    const originals = readGold(join(import.meta.dirname, "talk", set));
    console.log(`\n${originals.length} originals ${what} (tests/bench/reading/talk/${set})`);
    for (const line of await scoreTalk(originals, isListed)) console.log(line);
  }
  console.log("\nfiles in which nobody talks");
  for (const [what, texts] of SILENT)
    for (const line of await silent(what, texts(), isListed)) console.log(line);
}

interface Pair {
  readonly original: string;
  readonly gold: GoldLine;
  readonly read: Paragraph;
}

/** The figures of some originals, a line each; with `isListed` every difference, too. */
async function scoreTalk(originals: readonly GoldOriginal[], isListed: boolean): Promise<string[]> {
  const documents = await Promise.all(originals.map(pairsOf));
  const pairs = documents.flat();
  const isTurn = ({ kind }: { readonly kind: string }) => kind === "turn";
  const found = pairs.filter(({ read }) => isTurn(read));
  const right = found.filter(({ gold }) => isTurn(gold));
  const given = pairs.filter(({ gold }) => isTurn(gold));
  const wrongPerson = right.filter(({ gold, read }) => gold.speaker !== read.speaker);
  const goesOn = pairs.filter(({ gold, read }) => !isTurn(gold) && !isTurn(read));
  const spoken = goesOn.filter(({ read }) => read.speaker !== null);
  const sayings = goesOn.filter(({ gold }) => gold.speaker !== null);
  const spokenRight = spoken.filter(({ gold, read }) => gold.speaker === read.speaker);
  const quiet = documents.filter((lines) => lines.every(({ gold }) => gold.speaker === null));
  const spoilt = quiet.filter((lines) => lines.some(({ read }) => read.speaker !== null));
  const parts = pairs.map(({ gold, read }) => {
    const at = read.proposal?.kind === "turns" ? read.proposal.turns.map((turn) => turn.at) : [];
    return {
      found: at.length,
      right: at.filter((one) => gold.parts.includes(one)).length,
      given: gold.parts.length,
    };
  });
  const sum = (of: "found" | "right" | "given") => parts.reduce((all, one) => all + one[of], 0);
  const inserts = pairs.filter(({ read }) => read.proposal?.kind === "insert");
  const lines = [
    `  turns: precision ${share(right.length, found.length)}, recall ${share(right.length, given.length)}`,
    `  turns given to the wrong person: ${share(wrongPerson.length, right.length)}`,
    `  paragraphs that go on: precision ${share(spokenRight.length, spoken.length)}, recall ${share(spokenRight.length, sayings.length)}`,
    `  originals without talk that were given a speaker: ${share(spoilt.length, quiet.length)}`,
    `  places to part: precision ${share(sum("right"), sum("found"))}, recall ${share(sum("right"), sum("given"))}`,
    `  inserts proposed: ${inserts.length}, ${inserts.filter(({ gold }) => gold.outside !== "insert").length} of them wrong`,
  ];
  return isListed ? [...lines, ...pairs.flatMap(difference)] : lines;
}

async function pairsOf({ name, text, lines }: GoldOriginal): Promise<Pair[]> {
  const fileName = name.endsWith(".md") ? name : `${name}.txt`;
  const read = await readFile({ bytes: new TextEncoder().encode(text), fileName });
  const paragraphs = read.ok ? readStructure(read.blocks, read.origin) : [];
  if (paragraphs.length !== lines.length)
    throw new RangeError(`${name} has ${lines.length} lines and was read as ${paragraphs.length}`);
  return paragraphs.map((paragraph, index) => ({ original: name, gold: lines[index]!, read: paragraph }));
}

function difference({ original, gold, read }: Pair): string[] {
  const at = read.proposal?.kind === "turns" ? read.proposal.turns.map((turn) => turn.at) : [];
  const wrongs = [
    (gold.kind === "turn") !== (read.kind === "turn") && (read.kind === "turn" ? "no turn" : "a turn"),
    gold.speaker !== read.speaker && `speaker ${read.speaker}, not ${gold.speaker}`,
    String(at) !== String(gold.parts) && `parted at ${at}, not ${gold.parts}`,
    read.proposal?.kind === "insert" && gold.outside !== "insert" && "no insert",
  ].filter((wrong) => wrong !== false);
  return wrongs.map((wrong) => `    ${original}: ${wrong} | ${read.text.slice(0, 40)}`);
}

interface SilentText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const CORPORA = "../shared/corpora";

/** Public collections without talk; subtitles have voices and are left out. */
const SILENT: readonly (readonly [string, () => readonly SilentText[]])[] = [
  ["hkma-reports", () => fromTable("hkma-reports/paragraphs.tsv", "doc", "zh", "txt")],
  ["law-constitution", () => fromTable("law-constitution/paragraphs.tsv", null, "zh", "txt")],
  ["parallel-docs/vue", () => fromTable("parallel-docs/vue.tsv", "file", "zh", "md")],
  ["parallel-docs/rust-book", () => fromTable("parallel-docs/rust-book.tsv", "file", "zh", "md")],
  ["parallel-docs/ant-design", () => fromTable("parallel-docs/ant-design.tsv", "file", "zh", "md")],
  ["zh-parallel-asvs", () => filesOf("zh-parallel-asvs", /\.md$/)],
  ["html-article", () => filesOf("html-article", /\.html$/)],
  ["docx", () => filesOf("docx", /\.docx$/)],
  ["misc-formats", () => filesOf("misc-formats", /\.(?:html?|md|txt|rtf|odt|epub|pdf)$/)],
];

function filesOf(folder: string, name: RegExp): SilentText[] {
  return filesBelow(join(CORPORA, folder))
    .filter((file) => name.test(file))
    .map((file) => ({ name: basename(file), bytes: readFileSync(file) }));
}

/** The documents of a table of blocks: the blocks of each, a blank line between. `\n` and ¶ are line ends within one. */
function fromTable(table: string, by: string | null, text: string, extension: string): SilentText[] {
  const file = join(CORPORA, table);
  if (!existsSync(file)) return [];
  const [head = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  const documents = new Map<string, string[]>();
  for (const row of rows) {
    const cells = row.split("\t");
    const name = by === null ? "text" : (cells[columns.indexOf(by)] ?? "");
    const blocks = documents.get(name) ?? [];
    documents.set(name, blocks);
    blocks.push((cells[columns.indexOf(text)] ?? "").replace(/\\n| ?¶ ?/gu, "\n"));
  }
  return [...documents].map(([name, blocks]) => ({
    name: `${name.replace(/\.\w+$/u, "")}.${extension}`,
    bytes: new TextEncoder().encode(blocks.join("\n\n")),
  }));
}

async function silent(what: string, texts: readonly SilentText[], isListed: boolean): Promise<string[]> {
  if (texts.length === 0) return [`  ${what}: skipped, it is not here`];
  const shown: string[] = [];
  const count = { files: 0, paragraphs: 0, turns: 0, parts: 0, inserts: 0, spoilt: 0 };
  for (const { name, bytes } of texts) {
    const read = await readFile({ bytes, fileName: basename(name) });
    if (!read.ok) continue;
    const paragraphs = readStructure(read.blocks, read.origin);
    const kinds = (kind: string) => paragraphs.filter(({ proposal }) => proposal?.kind === kind).length;
    const turns = paragraphs.filter(({ kind }) => kind === "turn").length;
    count.files += 1;
    count.paragraphs += paragraphs.length;
    count.turns += turns;
    count.parts += kinds("turns");
    count.inserts += kinds("insert");
    if (turns > 0) count.spoilt += 1;
    for (const { kind, speaker, text, proposal } of paragraphs)
      if (kind === "turn" || proposal?.kind === "turns" || proposal?.kind === "insert")
        shown.push(
          `    ${name} ${proposal?.kind ?? kind} ${speaker ?? ""} | ${text.replaceAll("\n", "/").slice(0, 70)}`,
        );
  }
  const line = `  ${what}: ${count.turns} turns in ${share(count.spoilt, count.files)} files, of ${count.paragraphs} paragraphs; places to part ${count.parts}, inserts ${count.inserts}`;
  return isListed ? [line, ...shown] : [line];
}
