/**
 * Whether the aligner keeps its way: strict F1, the longest run of wrong beads, and how many of the beads that it is sure
 * of are right, for every kind of text that is at hand.
 */
import { alignLines } from "../../../lib/align/align";
import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import type { Ladder } from "../../../lib/align/model/ladder";
import { booksOf } from "./books";
import { macDev } from "./data";
import { asBlocks, type Block, type BlockText, join, kindsOfText } from "./kinds";
import { longText } from "./long";
import { printHead, printTable, share } from "./print";
import { f1 } from "./score";

export interface WayScore {
  readonly strict: number;
  readonly longestWrong: number;
  readonly sure: number;
  readonly sureRight: number;
  /** The longest run of wrong beads that claim 0.9 and more. */
  readonly longestSureWrong: number;
}

export function scoreWay(blocks: readonly Block[], ladder: Ladder): WayScore {
  const key = (source: readonly number[], target: readonly number[]) => `${source.join()}|${target.join()}`;
  const known = new Set(blocks.filter(({ isOpen }) => !isOpen).map((b) => key(b.source, b.target)));
  const openOfSource = new Map<number, Block>();
  const openOfTarget = new Map<number, Block>();
  for (const block of blocks) {
    if (!block.isOpen) continue;
    for (const at of block.source) openOfSource.set(at, block);
    for (const at of block.target) openOfTarget.set(at, block);
  }
  let [found, right, run, longestWrong, sure, sureRight, sureRun, longestSureWrong] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  for (const bead of ladder) {
    const source = range(bead.source);
    const target = range(bead.target);
    const holders = new Set([
      ...source.map((at) => openOfSource.get(at)),
      ...target.map((at) => openOfTarget.get(at)),
    ]);
    if (holders.size === 1 && !holders.has(undefined)) continue;
    const isRight = known.has(key(source, target));
    found++;
    if (isRight) right++;
    run = isRight ? 0 : run + 1;
    longestWrong = Math.max(longestWrong, run);
    if (bead.confidence >= 0.9) {
      sure++;
      if (isRight) sureRight++;
      sureRun = isRight ? 0 : sureRun + 1;
      longestSureWrong = Math.max(longestSureWrong, sureRun);
    }
  }
  const full = blocks.filter((b) => !b.isOpen && b.source.length > 0 && b.target.length > 0);
  const foundKeys = new Set(ladder.map((bead) => key(range(bead.source), range(bead.target))));
  const goldRight = full.filter((b) => foundKeys.has(key(b.source, b.target))).length;
  return {
    strict: f1(right / (found || 1), goldRight / (full.length || 1)),
    longestWrong,
    sure,
    sureRight,
    longestSureWrong,
  };
}

const range = ({ start, end }: { start: number; end: number }) =>
  Array.from({ length: end - start }, (_, at) => start + at);

export function longTexts(): BlockText[] {
  const kinds = kindsOfText();
  const chapters = macDev();
  const novels = chapters.map(asBlocks);
  const made =
    chapters.length > 0
      ? [join("novels, six chapters as one", novels), asBlocks(longText(chapters, 5000, 3))]
      : [];
  const plain = kinds.filter(({ name }) => !name.startsWith("scripture"));
  return [...made, ...kinds, ...(plain.length > 1 ? [join("docs, law and reports as one", plain)] : [])];
}

export function printWay(lexicon: Lexicon): void {
  printHead(
    "Long texts of several kinds, sentences",
    "Marks: no run of more than 15 wrong beads; 98 % of the sure beads right.",
  );
  printTexts(longTexts(), lexicon);
}

/** Drafts that lack chapters of their book, or have them in another order. */
export function printBooks(lexicon: Lexicon): void {
  printHead(
    "Books whose draft is not the whole of them, sentences",
    "Mark: no run of more than 15 wrong beads.",
  );
  const whole = join("novels", macDev().map(asBlocks));
  const kinds = kindsOfText("").filter(({ name }) => name === "docs, Rust" || name === "reports");
  printTexts(macDev().length > 0 ? [whole, ...kinds].flatMap(booksOf) : kinds.flatMap(booksOf), lexicon);
}

function printTexts(texts: readonly BlockText[], lexicon: Lexicon): void {
  const only = process.env.DUIZHAO_KIND;
  const rows = texts
    .filter(({ name }) => !only || name.includes(only))
    .map((text) => {
      const since = performance.now();
      const ladder = alignLines(text.source, text.target, lexicon);
      const seconds = (performance.now() - since) / 1000;
      const { strict, longestWrong, sure, sureRight, longestSureWrong } = scoreWay(text.blocks, ladder);
      const row = [
        text.name,
        `${text.source.length} × ${text.target.length}`,
        strict,
        `${longestWrong}`,
        `${longestSureWrong}`,
        `${share(sureRight, sure)} of ${sure}`,
        `${seconds.toFixed(1)} s`,
        `${Math.round(process.memoryUsage().rss / 1e6)} MB`,
      ];
      console.log(row.join(" | "));
      return row;
    });
  printTable([
    ["", "items", "strict F1", "longest wrong", "of them sure", "at 0.9 right", "time", "memory"],
    ...rows,
  ]);
}
