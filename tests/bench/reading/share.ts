/**
 * How many of the visible characters the readers keep, by format, over the corpora, and which they lose.
 *
 * Kept are characters as often as they stand in the file: two of the same lost are two. White space is not counted, radicals
 * are compared as the characters that they stand for. Elements that a page hides by its style count as visible here.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { withoutRadicals } from "../../../lib/interchange/pdf/radicals";
import { readFile } from "../../../lib/interchange/read";
import { visibleCharacters } from "./visible";

const CORPORA = "../shared/corpora";
const FOLDERS = [`${CORPORA}/docx`, `${CORPORA}/misc-formats`, `${CORPORA}/html-article`, "tests/fixtures"];

interface Share {
  shown: number;
  kept: number;
  files: number;
  refused: string[];
  losses: { readonly file: string; readonly lost: string; readonly count: number }[];
}

export async function measureShares(): Promise<void> {
  if (!existsSync(CORPORA)) {
    console.log(`skipped: ${CORPORA} is not there`);
    return;
  }
  const shares = new Map<string, Share>();
  for (const file of FOLDERS.flatMap(filesBelow)) {
    const format = formatOf(file);
    if (format === null) continue;
    const bytes = new Uint8Array(readFileSync(file));
    const share = shares.get(format) ?? { shown: 0, kept: 0, files: 0, refused: [], losses: [] };
    shares.set(format, share);
    const read = await readFile({ bytes, fileName: basename(file) });
    if (!read.ok) {
      share.refused.push(`${basename(file)}: ${read.code}`);
      continue;
    }
    const visible = await visibleCharacters(bytes, format, read.encoding).catch(() => null);
    if (visible === null) continue;
    const shown = countsOf(visible);
    const kept = countsOf(read.blocks.map(({ text }) => text).join("\n"));
    const lost = [...shown].flatMap(([character, times]) => {
      const missing = times - (kept.get(character) ?? 0);
      return missing > 0 ? [{ character, missing }] : [];
    });
    const total = [...shown.values()].reduce((sum, times) => sum + times, 0);
    const count = lost.reduce((sum, { missing }) => sum + missing, 0);
    share.files += 1;
    share.shown += total;
    share.kept += total - count;
    if (count > 0) {
      const most = lost.toSorted((a, b) => b.missing - a.missing).slice(0, 12);
      share.losses.push({
        file: file.split("/").slice(-2).join("/"),
        lost: most
          .map(({ character, missing }) => `${character}${missing > 1 ? `×${missing}` : ""}`)
          .join(" "),
        count,
      });
    }
  }
  for (const [format, { shown, kept, files, refused, losses }] of [...shares].toSorted()) {
    const percent = shown === 0 ? 100 : (100 * kept) / shown;
    console.log(
      `${format.padEnd(5)} ${files} files, ${kept} of ${shown} visible characters kept: ${percent.toFixed(2)} %`,
    );
    if (refused.length > 0) console.log(`      refused: ${refused.join("; ")}`);
    for (const { file, lost, count } of losses.toSorted((a, b) => b.count - a.count).slice(0, 12))
      console.log(`      ${file}: ${count} lost (${lost})`);
  }
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function formatOf(file: string): string | null {
  const extension = extname(file).slice(1).toLowerCase();
  if (extension === "htm") return "html";
  if (extension === "docm") return "docx";
  return ["docx", "odt", "epub", "html", "srt", "vtt", "rtf", "pdf"].includes(extension) ? extension : null;
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of withoutRadicals(text)) {
    if (/[\s\u00AD\u200B\uFEFF\p{Cc}]/u.test(character)) continue;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}
