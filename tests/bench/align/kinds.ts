/**
 * Long texts of several kinds for the bench, with gold: blocks of parallel documents cut into sentences. A block in which
 * one side has a single sentence is an exact bead; of another nothing is known but its corners, so beads inside it are
 * neither right nor wrong. Novels are made longer by `longText`.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sentenceSpans } from "../../../lib/segmentation/sentences/sentences";
import type { GoldText } from "./data";
import { chance } from "./rough";

const corpora = fileURLToPath(new URL("../../../../shared/corpora/", import.meta.url));

/** A gold bead, or a block of which only the corners are known. */
export interface Block {
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly isOpen: boolean;
}

export interface BlockText {
  readonly name: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly blocks: readonly Block[];
}

/** The texts that are at hand. `verses`: a folder of the package quran-json, which is for measuring only. */
export function kindsOfText(verses = process.env.DUIZHAO_VERSES): BlockText[] {
  const texts = [
    fromTable("docs, Vue", `${corpora}parallel-docs/vue.tsv`),
    fromTable("docs, Rust", `${corpora}parallel-docs/rust-book.tsv`),
    fromTable("docs, Ant Design", `${corpora}parallel-docs/ant-design.tsv`),
    fromTable("law", `${corpora}law-constitution/paragraphs.tsv`),
    fromTable("reports", `${corpora}hkma-reports/paragraphs.tsv`, ({ year }) => Number(year) <= 2019),
  ].flatMap((text) => text ?? []);
  return verses && existsSync(verses) ? [...texts, ...scripture(verses)] : texts;
}

function fromTable(
  name: string,
  path: string,
  isWanted: (row: Record<string, string>) => boolean = () => true,
): BlockText | null {
  if (!existsSync(path)) return null;
  const [head = "", ...lines] = readFileSync(path, "utf8").split("\n");
  const columns = head.split("\t");
  const rows = lines
    .filter(Boolean)
    .map((line) => Object.fromEntries(line.split("\t").map((cell, at) => [columns[at], cell])))
    .filter(isWanted);
  return fromBlocks(
    name,
    rows.map(({ zh = "", en = "" }) => [[zh.replaceAll(" ¶ ", " ")], [en.replaceAll(" ¶ ", " ")]]),
  );
}

/** Each block: its Chinese and its English, cut into sentences if it is not yet. */
export function fromBlocks(
  name: string,
  blocks: readonly (readonly [readonly string[], readonly string[]])[],
  isCut = false,
): BlockText {
  const source: string[] = [];
  const target: string[] = [];
  const out: Block[] = [];
  const put = (list: string[], texts: readonly string[], language: "zh" | "en") => {
    const from = list.length;
    for (const text of texts)
      if (isCut) list.push(text);
      else
        for (const { start, end } of sentenceSpans(text, language)) {
          const sentence = text.slice(start, end).trim();
          if (sentence !== "") list.push(sentence);
        }
    return list.slice(from).map((_, at) => from + at);
  };
  for (const [zh, en] of blocks) {
    const a = put(source, zh, "zh");
    const b = put(target, en, "en");
    if (a.length + b.length === 0) continue;
    if (a.length === 0) for (const j of b) out.push({ source: [], target: [j], isOpen: false });
    else if (b.length === 0) for (const i of a) out.push({ source: [i], target: [], isOpen: false });
    else
      out.push({ source: a, target: b, isOpen: (a.length > 1 && b.length > 1) || a.length + b.length > 7 });
  }
  return { name, source, target, blocks: out };
}

/** Verse by verse, and with verses joined at random as another edition would have them. */
function scripture(folder: string): BlockText[] {
  interface Chapter {
    readonly name?: string;
    readonly translation: string;
    readonly verses: readonly { readonly translation: string }[];
  }
  const chapters = (language: string): Chapter[] =>
    JSON.parse(readFileSync(`${folder}/quran_${language}.json`, "utf8"));
  const zh = chapters("zh");
  const en = chapters("en");
  const verses = zh.flatMap((chapter, at) =>
    chapter.verses.map((verse, number) => [verse.translation, en[at]!.verses[number]!.translation] as const),
  );
  const whole = verses.map(([a, b]) => [[a], [b]] as const);
  const next = chance(5);
  const joined: [string[], string[]][] = [];
  for (let at = 0; at < verses.length; at++) {
    const [a, b] = verses[at]!;
    const last = joined.at(-1);
    const how = next();
    if (last && how < 0.1) {
      last[0][last[0].length - 1] += a;
      last[1].push(b);
    } else if (last && how < 0.35) {
      last[0].push(a);
      last[1][last[1].length - 1] += ` ${b}`;
    } else joined.push([[a], [b]]);
  }
  return [
    fromBlocks("scripture, verses", whole, true),
    fromBlocks("scripture, verses joined", joined, true),
    fromBlocks("scripture, sentences", whole),
  ];
}

export const asBlocks = ({ name, source, target, gold }: GoldText): BlockText => ({
  name,
  source,
  target,
  blocks: gold.map(([a, b]) => ({ source: a, target: b, isOpen: false })),
});

/** Several texts one after another. */
export function join(name: string, texts: readonly BlockText[]): BlockText {
  const source: string[] = [];
  const target: string[] = [];
  const blocks: Block[] = [];
  for (const text of texts) {
    const [i, j] = [source.length, target.length];
    source.push(...text.source);
    target.push(...text.target);
    for (const block of text.blocks)
      blocks.push({
        source: block.source.map((at) => i + at),
        target: block.target.map((at) => j + at),
        isOpen: block.isOpen,
      });
  }
  return { name, source, target, blocks };
}
