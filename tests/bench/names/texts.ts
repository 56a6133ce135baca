/** Texts that proposals of names are measured on: rows of Chinese with their English, of the shared corpora. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { alignTexts } from "../../../lib/align/align";
import { readText } from "../../../lib/cli/commands/texts";
import { asideOf, isSurelyAside } from "../../../lib/segmentation/proposal";
import { loadLexicon } from "../../../lib/server/lexicon";
import type { RowOfTexts } from "../../../lib/term/names/propose";

/** Rows of two files, aligned by paragraph. */
export async function alignedRows(zh: string, en: string | null): Promise<readonly RowOfTexts[]> {
  const source = (await readText(zh)).paragraphs;
  const isText = ({ proposal }: (typeof source)[number]) => asideOf(proposal) === null;
  if (en === null) return source.filter(isText).map(({ text }) => ({ source: text, target: "" }));
  const target = (await readText(en)).paragraphs;
  const items = source.map((one) => ({
    text: one.text,
    kind: one.kind,
    proposed: !isText(one),
    isForeign: isSurelyAside(one.proposal),
  }));
  return alignTexts(items, target, loadLexicon()).ladder.map((bead) => ({
    source: source
      .slice(bead.source.start, bead.source.end)
      .filter(isText)
      .map(({ text }) => text)
      .join("\n"),
    target: target
      .slice(bead.target.start, bead.target.end)
      .map(({ text }) => text)
      .join("\n"),
  }));
}

/** Every text of the shared folder by its name. */
export async function rowsOf(shared: string, name: string): Promise<readonly RowOfTexts[]> {
  const lines = (path: string) => readFileSync(join(shared, path), "utf8").trim().split("\n");
  if (name === "interview")
    return alignedRows(join(shared, "samples/interview.zh.txt"), join(shared, "samples/interview.en.txt"));
  if (name === "demetr")
    return unique(
      lines("corpora/demetr-zh/demetr.zh-en.jsonl").map((line) => {
        const { src, human } = JSON.parse(line) as { src: string; human: string };
        return { source: src, target: human };
      }),
    );
  if (/^mac-\d{3}$/.test(name)) {
    const folder = join(shared, "align-bench/mac-dev", name.slice(4));
    return alignedRows(join(folder, "zh.txt"), join(folder, "en.txt"));
  }
  if (name === "ted" || name === "news")
    return unique(
      lines(`corpora/mqm-zhen/${name === "ted" ? "ted2021" : "newstest2021"}.jsonl`).flatMap((line) => {
        const { src, tgt, human } = JSON.parse(line) as { src: string; tgt: string; human: boolean };
        return human ? [{ source: src, target: tgt }] : [];
      }),
    );
  if (name === "reports")
    return lines("corpora/hkma-reports/paragraphs.tsv")
      .slice(1)
      .map((line) => line.split("\t"))
      .map((cells) => ({ source: cells[5] ?? "", target: cells[6] ?? "" }));
  throw new RangeError(`There is no text ${name}: interview, demetr, mac-001 to mac-006, ted, news, reports`);
}

function unique(rows: readonly RowOfTexts[]): readonly RowOfTexts[] {
  return [...new Map(rows.map((row) => [row.source, row])).values()];
}
