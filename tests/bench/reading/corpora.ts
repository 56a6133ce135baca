/**
 * Chinese in which nothing is to be set aside: six novels, the parallel security standard, and the pages of the W3C's requirements
 * for Chinese text layout, in Traditional characters. Those have a head and links of their own, which are rightly proposed: look
 * with --list.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFile } from "../../../lib/interchange/read";
import type { Origin } from "../../../lib/segmentation/boilerplate/origin";
import type { Block } from "../../../lib/segmentation/paragraph";
import { asideOf, SURE } from "../../../lib/segmentation/proposal";
import { splitPlainText } from "../../../lib/segmentation/structure/plain-text";
import { readStructure } from "../../../lib/segmentation/structure/structure";
import { perThousand } from "./score";

const NOVELS = "../shared/align-bench/mac-dev";
const LAYOUT = "../shared/corpora/html-article/w3c-clreq";
const STANDARD = "../shared/corpora/zh-parallel-asvs/zh-cn-md";

export async function measureCorpora(isListed: boolean): Promise<string[]> {
  const lines = (file: string) => Promise.resolve(splitPlainText(readFileSync(file, "utf8")).blocks);
  return [
    ...(await measure("six novels, a sentence a line", below(NOVELS, /^zh\.txt$/), lines, isListed)),
    ...(await measure(
      "ASVS 4 in Chinese, Markdown as plain lines",
      below(STANDARD, /\.md$/),
      lines,
      isListed,
    )),
    ...(await measure("clreq, web pages", below(LAYOUT, /\.html$/), blocksOfPage, isListed, "page")),
  ];
}

async function blocksOfPage(file: string): Promise<readonly Block[]> {
  const read = await readFile({ bytes: readFileSync(file), fileName: "page.html" });
  return read.ok ? read.blocks : [];
}

async function measure(
  what: string,
  files: readonly string[],
  blocksOf: (file: string) => Promise<readonly Block[]>,
  isListed: boolean,
  origin: Origin = "text",
): Promise<string[]> {
  if (files.length === 0) return [`  ${what}: skipped, it is not here`];
  const read = (await Promise.all(files.map(blocksOf))).flatMap((blocks) => readStructure(blocks, origin));
  const aside = read.filter(({ proposal }) => asideOf(proposal) !== null);
  const sure = aside.filter(({ proposal }) => proposal!.confidence >= SURE);
  const others = (kind: string) => read.filter(({ proposal }) => proposal?.kind === kind).length;
  const lines = [
    `  ${what}: ${aside.length} of ${read.length} paragraphs wrongly proposed, ${perThousand(aside.length, read.length)} in 1,000, ${sure.length} surely; ` +
      `speakers ${read.filter(({ speaker }) => speaker !== null).length}, turns to part ${others("turns")}, lines to join ${others("lines")}, verse ${read.filter(({ kind }) => kind === "verse").length}`,
  ];
  const listed = read.filter(({ proposal, speaker, kind }) => proposal || speaker || kind === "verse");
  return isListed
    ? [
        ...lines,
        ...listed.map(
          ({ text, kind, proposal, speaker }) =>
            `    ${kind} ${speaker ?? ""} ${proposal?.reason ?? ""} | ${text.slice(0, 60)}`,
        ),
      ]
    : lines;
}

function below(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path, name) : name.test(entry.name) ? [path] : [];
  });
}
