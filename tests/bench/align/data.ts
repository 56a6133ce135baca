/** The texts that the benches measure with, and the score that they print. Nothing of them is kept in the project. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));

/** Zero-based items of both sides; "open" where only the corners are known, and whatever fills them may be right. */
export type GoldBead = readonly [source: readonly number[], target: readonly number[], isOpen?: "open"];

export interface GoldText {
  readonly name: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly gold: readonly GoldBead[];
}

/** The six chapters of MAC-Dev, or none where the folder is missing. */
export function macDev(): GoldText[] {
  const folder = `${shared}align-bench/mac-dev/`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      source: lines(`${folder}${name}/zh.txt`),
      target: lines(`${folder}${name}/en.txt`),
      gold: readGold(readFileSync(`${folder}${name}/gold.tsv`, "utf8")),
    }));
}

/** The interview: paragraphs parted by blank lines. */
export function interview(): GoldText | null {
  const at = `${shared}samples/interview`;
  if (!existsSync(`${at}.gold.tsv`)) return null;
  const paragraphs = (path: string) =>
    readFileSync(path, "utf8")
      .split(/\r?\n(?:[ \t　]*\r?\n)+/)
      .map((p) => p.trim())
      .filter((p) => p !== "");
  return {
    name: "interview",
    source: paragraphs(`${at}.zh.txt`),
    target: paragraphs(`${at}.en.txt`),
    gold: readGold(readFileSync(`${at}.gold.tsv`, "utf8")),
  };
}

/** Chapters of a Markdown standard in both languages, without gold: paragraphs. */
export function asvs(): { name: string; source: string[]; target: string[] }[] {
  const folder = `${shared}corpora/zh-parallel-asvs/`;
  if (!existsSync(folder)) return [];
  const paragraphs = (path: string) =>
    readFileSync(path, "utf8")
      .split(/\n+/)
      .map((p) => p.trim())
      .filter((p) => p !== "");
  return readdirSync(`${folder}zh-cn-md`)
    .sort()
    .map((name) => ({
      name,
      source: paragraphs(`${folder}zh-cn-md/${name}`),
      target: paragraphs(`${folder}en-md/${name}`),
    }));
}

export function readGold(text: string): GoldBead[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [a = "", b = ""] = line.split("\t");
      return [numbers(a), numbers(b)] as const;
    });
}

const numbers = (list: string) =>
  list
    .split(",")
    .map((n) => n.trim())
    .filter(Boolean)
    .map(Number);

function lines(path: string): string[] {
  const all = readFileSync(path, "utf8").split("\n");
  return all.at(-1) === "" ? all.slice(0, -1) : all;
}
