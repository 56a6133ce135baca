import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type SentenceLanguage, sentenceSpans } from "@/lib/segmentation/sentences/sentences";

/** Literary texts with one sentence a line, parted by hand: run together, they should come apart at the same places. */
const CORPUS = "../shared/align-bench/mac-dev";

describe.skipIf(!existsSync(CORPUS))("sentences of six novels", () => {
  test.each([
    { language: "zh", gap: "" },
    { language: "en", gap: " " },
  ] as const)("$language: found again after the lines were run together", ({ language, gap }) => {
    let right = 0;
    let found = 0;
    let wanted = 0;
    for (const folder of readdirSync(CORPUS)) {
      const lines = readFileSync(`${CORPUS}/${folder}/${language}.txt`, "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "");
      const gold = endsOfLines(lines, gap);
      const ends = endsOfSentences(lines.join(gap), language);
      right += ends.filter((end) => gold.has(end)).length;
      found += ends.length;
      wanted += gold.size;
    }
    const precision = right / found;
    const recall = right / wanted;
    console.log(
      `${language}: ${wanted} sentences, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
    expect(precision).toBeGreaterThan(0.98);
    expect(recall).toBeGreaterThan(0.96);
  });
});

function endsOfLines(lines: readonly string[], gap: string): ReadonlySet<number> {
  let at = 0;
  const ends = new Set<number>();
  for (const line of lines) {
    ends.add(at + line.trimEnd().length);
    at += line.length + gap.length;
  }
  return ends;
}

function endsOfSentences(text: string, language: SentenceLanguage): number[] {
  return sentenceSpans(text, language).map(
    ({ start, end }) => start + text.slice(start, end).trimEnd().length,
  );
}
