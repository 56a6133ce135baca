/** How many beads are right: per chapter, by shape, on the interview, on a standard; beside the peers. */
import { alignLines, alignTexts, type SourceItem } from "../../../lib/align/align";
import type { Lexicon } from "../../../lib/align/lexicon/lexicon";
import { asideOf, isSurelyAside } from "../../../lib/segmentation/proposal";
import { readStructure } from "../../../lib/segmentation/structure/structure";
import { asvs, interview, macDev } from "./data";
import { fitted, galeChurch, PUBLISHED } from "./gale-church";
import { PEERS } from "./peers";
import { printHead, printTable, share, TRAINED } from "./print";
import { type Score, Scores, scoreOf } from "./score";

const HEAD = ["", "items", "strict F1", "null F1", "link F1"];
const figures = ({ strict, missing, link }: Score) => [strict, missing, link];

export function printAccuracy(lexicon: Lexicon): void {
  printMacDev(lexicon);
  printInterview(lexicon);
  printStandard(lexicon);
  printHead("Peers, strict F1 (by the same scorer, on their own outputs; not run here)");
  printTable(PEERS);
}

function printMacDev(lexicon: Lexicon): void {
  printHead("MAC-Dev, chapters of novels, sentences", TRAINED);
  const chapters = macDev();
  if (chapters.length === 0) {
    console.log("  skipped: ../shared/align-bench/mac-dev is not there");
    return;
  }
  const all = new Scores();
  const rows = chapters.map((text) => {
    const ladder = alignLines(text.source, text.target, lexicon);
    all.add(text.gold, ladder);
    const items = `${text.source.length} × ${text.target.length}`;
    return [text.name, items, ...figures(scoreOf(text.gold, ladder))];
  });
  const sum = (side: "source" | "target") => chapters.reduce((total, text) => total + text[side].length, 0);
  const peer = (name: string, parameters: typeof PUBLISHED) => {
    const scores = new Scores();
    for (const { source, target, gold } of chapters)
      scores.addBeads(gold, galeChurch(source, target, parameters));
    return [name, "", ...figures(scores.score)];
  };
  printTable([
    HEAD,
    ...rows,
    ["all", `${sum("source")} × ${sum("target")}`, ...figures(all.score)],
    peer("Gale–Church, as published", PUBLISHED),
    peer("Gale–Church, fitted to these", fitted(chapters)),
  ]);
  printHead("MAC-Dev by shape of bead");
  printTable([
    ["", "gold", "found", "right", "of the gold"],
    ...all.byShape.map(([shape, { gold, found, right }]) => [
      shape,
      `${gold}`,
      `${found}`,
      `${right}`,
      share(right, gold),
    ]),
  ]);
}

/** As an import does it: kinds and proposals from the reading of the structure. */
export function sourceItems(texts: readonly string[]): SourceItem[] {
  const blocks = texts.map((text) => ({ text, separator: "\n\n", kind: null, level: null }));
  return readStructure(blocks).map(({ text, kind, proposal }) => ({
    text,
    kind,
    proposed: asideOf(proposal) !== null,
    isForeign: isSurelyAside(proposal),
  }));
}

export const targetItems = (texts: readonly string[]) => texts.map((text) => ({ text }));

function printInterview(lexicon: Lexicon): void {
  printHead("The interview, paragraphs, damaged wording", "Never trained on.");
  const text = interview();
  if (!text) {
    console.log("  skipped: ../shared/samples/interview.gold.tsv is not there");
    return;
  }
  const align = (items: SourceItem[]) => alignTexts(items, targetItems(text.target), lexicon).ladder;
  const items = `${text.source.length} × ${text.target.length}`;
  const plain = text.source.map((body) => ({ text: body }));
  printTable([
    HEAD,
    ["as it is imported", items, ...figures(scoreOf(text.gold, align(sourceItems(text.source))))],
    ["without what the structure says", items, ...figures(scoreOf(text.gold, align(plain)))],
  ]);
}

/** Without gold: its requirements carry numbers, which are taken away before aligning and asked after. */
function printStandard(lexicon: Lexicon): void {
  const requirement = /\*\*(\d+\.\d+\.\d+)\*\*/;
  let asked = 0;
  let right = 0;
  for (const { source, target } of asvs()) {
    const items = (texts: readonly string[]) =>
      texts.map((body) => ({ text: body.replace(requirement, "") }));
    const { ladder } = alignTexts(items(source), items(target), lexicon);
    const numbersIn = (texts: readonly string[], { start, end }: { start: number; end: number }) =>
      texts
        .slice(start, end)
        .flatMap((body) => requirement.exec(body)?.[1] ?? [])
        .join();
    for (const bead of ladder) {
      const number = numbersIn(source, bead.source);
      if (number === "" || !target.some((body) => body.includes(`**${number}**`))) continue;
      asked++;
      if (number === numbersIn(target, bead.target)) right++;
    }
  }
  printHead("ASVS, a standard in Markdown, paragraphs", "Never trained on.");
  if (asked === 0) console.log("  skipped: ../shared/corpora/zh-parallel-asvs is not there");
  else console.log(`  ${right} of ${asked} requirements beside their own`);
}
