/** Published translations, pair by pair, to measure checks on. What is not at hand is left out. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));

export interface PairText {
  readonly source: string;
  readonly target: string;
}

/** The pairs of one text, in order. */
export interface PairSet {
  readonly name: string;
  /** Pairs that make one text each: words are learned inside it. */
  readonly texts: readonly (readonly PairText[])[];
}

function table(path: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").split("\n");
  const columns = head.split("\t");
  return lines
    .filter(Boolean)
    .map((line) => Object.fromEntries(line.split("\t").map((cell, at) => [columns[at]!, cell])));
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

const HAN = /\p{Script=Han}/gu;
const isProse = (zh: string) => (zh.match(HAN)?.length ?? 0) >= 8;

/** Reports: an even year is a translation into English, an odd one the other way round. */
export function reports(isWanted: (year: number) => boolean): PairText[][] {
  const path = `${shared}corpora/hkma-reports/paragraphs.tsv`;
  if (!existsSync(path)) return [];
  const rows = table(path).filter(
    ({ year, zh = "", kind }) => isWanted(Number(year)) && kind === "p" && isProse(zh),
  );
  return grouped(rows, ({ year }) => year!).map((list) =>
    list.map(({ zh = "", en = "" }) => ({ source: zh, target: en })),
  );
}

export function documentation(name: "ant-design" | "rust-book" | "vue"): PairText[][] {
  const path = `${shared}corpora/parallel-docs/${name}.tsv`;
  if (!existsSync(path)) return [];
  const rows = table(path).filter(({ kind, zh = "" }) => (kind === "p" || kind === "li") && isProse(zh));
  const plain = (text: string) => text.replaceAll("\\n", "\n");
  return [rows.map(({ zh = "", en = "" }) => ({ source: plain(zh), target: plain(en) }))];
}

export function law(): PairText[][] {
  const path = `${shared}corpora/law-constitution/paragraphs.tsv`;
  if (!existsSync(path)) return [];
  const rows = table(path).filter(({ zh = "" }) => isProse(zh));
  return [
    rows.map(({ zh = "", en = "" }) => ({
      source: zh.replaceAll(" ¶ ", " "),
      target: en.replaceAll(" ¶ ", " "),
    })),
  ];
}

/** Chapters of novels: so many gold beads make a pair, in turn. */
export function novels(): PairText[][] {
  const folder = `${shared}align-bench/mac-dev/`;
  if (!existsSync(folder)) return [];
  const sizes = [1, 3, 2, 5, 4, 1, 6, 2];
  return readdirSync(folder)
    .sort()
    .map((chapter) => {
      const lines = (name: string) =>
        readFileSync(`${folder}${chapter}/${name}`, "utf8").trimEnd().split("\n");
      const [zh, en] = [lines("zh.txt"), lines("en.txt")];
      const beads = lines("gold.tsv").map((line) =>
        line.split("\t").map((side) => side.split(",").filter(Boolean).map(Number)),
      );
      const pairs: PairText[] = [];
      for (let at = 0, k = 0; at < beads.length; k++) {
        const run = beads.slice(at, at + sizes[k % sizes.length]!);
        at += run.length;
        const isWhole = run.every(([left, right]) => left!.length > 0 && right!.length > 0);
        if (!isWhole) continue;
        pairs.push({
          source: run.flatMap(([left]) => left!.map((i) => zh[i]!)).join(""),
          target: run.flatMap(([, right]) => right!.map((j) => en[j]!)).join(" "),
        });
      }
      return pairs;
    });
}

/** News and talks that people translated, with what raters marked. Offsets of marks are UTF-16. */
export interface Rated extends PairText {
  readonly marks: readonly {
    readonly cat: string;
    readonly side: "source" | "target";
    readonly start: number;
    readonly end: number;
  }[];
}

export function rated(file: "newstest2021" | "ted2021"): Rated[][] {
  const path = `${shared}corpora/mqm-zhen/${file}.jsonl`;
  if (!existsSync(path)) return [];
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ human, system }) => human && system !== "ref");
  return grouped(rows, ({ system }) => system).map((list) =>
    list.map(({ src, tgt, marks }): Rated => {
      const units = (text: string, at: number) => [...text].slice(0, at).join("").length;
      return {
        source: src,
        target: tgt,
        marks: marks
          .filter((mark: { start?: number }) => mark.start !== undefined)
          .map(({ cat, side, start, end }: { cat: string; side: string; start: number; end: number }) => {
            const text = side === "src" ? src : tgt;
            return {
              cat,
              side: side === "src" ? "source" : "target",
              start: units(text, start),
              end: units(text, end),
            };
          }),
      };
    }),
  );
}

/** The interview beside the draft that was made of it: draft A. */
export function interview(): PairText[][] {
  const folder = `${shared}samples/`;
  if (!existsSync(folder)) return [];
  const blocks = (name: string) =>
    readFileSync(`${folder}${name}`, "utf8")
      .split(/\n\s*\n/)
      .map((block) => block.trim())
      .filter(Boolean);
  const [zh, en] = [blocks("interview.zh.txt"), blocks("interview.en.txt")];
  const gold = readFileSync(`${folder}interview.gold.tsv`, "utf8").trimEnd().split("\n");
  return [
    gold.flatMap((line) => {
      const [left = [], right = []] = line
        .split("\t")
        .map((side) => side.split(",").filter(Boolean).map(Number));
      if (left.length === 0 || right.length === 0) return [];
      return [{ source: left.map((i) => zh[i]!).join("\n"), target: right.map((j) => en[j]!).join("\n") }];
    }),
  ];
}

/** Everything that is at hand. */
export function allSets(): readonly PairSet[] {
  return [
    { name: "reports", texts: reports(() => true) },
    { name: "Vue", texts: documentation("vue") },
    { name: "Rust", texts: documentation("rust-book") },
    { name: "Ant", texts: documentation("ant-design") },
    { name: "law", texts: law() },
    { name: "novels", texts: novels() },
    { name: "news", texts: rated("newstest2021") },
    { name: "TED", texts: rated("ted2021") },
    { name: "interview", texts: interview() },
  ].filter(({ texts }) => texts.length > 0);
}
