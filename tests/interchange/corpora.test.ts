import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ReadResult, readFile } from "@/lib/interchange/read";
import { sayIn } from "@/lib/messages/catalogue";

/** Real files, not part of the repository. No reader throws; the figures are printed for whoever changes a reader. */
const CORPORA = "../shared/corpora";

function filesBelow(folder: string, endings: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

interface Reading {
  readonly path: string;
  readonly result: ReadResult;
  readonly milliseconds: number;
}

async function readAll(paths: readonly string[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const path of paths) {
    const bytes = new Uint8Array(readFileSync(path));
    const start = performance.now();
    const result = await readFile({ bytes, fileName: path });
    readings.push({ path, result, milliseconds: performance.now() - start });
  }
  return readings;
}

function report(title: string, readings: readonly Reading[]): void {
  const refused = readings.filter(({ result }) => !result.ok);
  const slowest = readings.toSorted((a, b) => b.milliseconds - a.milliseconds)[0];
  const lines = refused.map(
    ({ path, result }) => `  ${path.slice(CORPORA.length + 1)}: ${result.ok ? "" : result.code}`,
  );
  console.log(
    `${title}: ${readings.length - refused.length} of ${readings.length} read; slowest ${slowest?.path.split("/").at(-1)} ${slowest?.milliseconds.toFixed(0)} ms; refused:\n${lines.join("\n")}`,
  );
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

describe.skipIf(!existsSync(CORPORA))("corpora", { timeout: 300_000 }, () => {
  test.each([
    { folder: "docx", endings: /\.docx$/ },
    { folder: "misc-formats", endings: /\.(?:html?|docx|md|txt)$/ },
    { folder: "html-article", endings: /\.html$/ },
    { folder: "zh-parallel-asvs", endings: /\.md$/ },
    { folder: "hostile-public", endings: /./ },
  ])("$folder is read without an exception", async ({ folder, endings }) => {
    const readings = await readAll(filesBelow(`${CORPORA}/${folder}`, endings));
    report(folder, readings);
    for (const { result } of readings) {
      if (result.ok) expect(result.blocks.length).toBeGreaterThan(0);
      else expect(sayIn("en").message(result.message)).toMatch(/Nothing was imported/);
    }
  });

  test("Markdown and text join to the original", async () => {
    const paths = ["misc-formats", "zh-parallel-asvs"].flatMap((folder) =>
      filesBelow(`${CORPORA}/${folder}`, /\.(?:md|txt)$/),
    );
    for (const { path, result } of await readAll(paths)) {
      if (!result.ok || result.encoding !== "utf-8") continue;
      const whole = new TextDecoder().decode(readFileSync(path));
      const joined = result.leading + result.blocks.map((block) => block.text + block.separator).join("");
      expect(joined.replaceAll("\uFFFD", ""), path).toBe(whole.replaceAll("\0", "").replaceAll("\uFFFD", ""));
    }
  });

  test("of every expected article, how much is read and how much of the rest is marked as boilerplate", async () => {
    const folder = `${CORPORA}/html-article/readability`;
    let expected = 0;
    let kept = 0;
    let marked = 0;
    let all = 0;
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (!["source.html", "expected.html"].every((file) => existsSync(`${folder}/${name}/${file}`)))
        continue;
      const read = async (file: string) =>
        readFile({ bytes: readFileSync(`${folder}/${name}/${file}`), fileName: file });
      const article = await read("expected.html");
      const page = await read("source.html");
      if (!article.ok || !page.ok) continue;
      const text = letters(
        page.blocks
          .filter((block) => block.kind !== "chrome")
          .map((block) => block.text)
          .join(""),
      );
      for (const block of article.blocks) {
        const words = letters(block.text);
        expected += words.length;
        if (text.includes(words)) kept += words.length;
      }
      all += letters(page.blocks.map((block) => block.text).join("")).length;
      marked += letters(
        page.blocks
          .filter((block) => block.kind === "chrome")
          .map((block) => block.text)
          .join(""),
      ).length;
    }
    console.log(
      `articles: ${kept} of ${expected} expected letters read as text; ${marked} of ${all} on the pages marked as boilerplate`,
    );
    expect(kept).toBeGreaterThan(0);
  });

  test("of the words in each DOCX, how many are read", async () => {
    const { unzipSync, strFromU8 } = await import("fflate");
    let there = 0;
    let read = 0;
    const short: string[] = [];
    for (const { path, result } of await readAll(filesBelow(`${CORPORA}/docx`, /\.docx$/))) {
      if (!result.ok) continue;
      const xml = unzipSync(readFileSync(path))["word/document.xml"];
      if (xml === undefined) continue;
      const words = letters(
        [
          ...strFromU8(xml)
            .replace(/<mc:Choice[\s\S]*?<\/mc:Choice>/g, "")
            .matchAll(/<w:t(?: [^>]*)?>([^<]*)</g),
        ]
          .map((match) => match[1])
          .join("")
          .replace(/&\w+;/g, ""),
      );
      const found = letters(result.blocks.map((block) => block.text).join(""));
      there += words.length;
      read += Math.min(found.length, words.length);
      if (found.length < words.length)
        short.push(`${path.split("/").at(-1)} ${found.length}/${words.length}`);
    }
    const said = (await readAll(filesBelow(`${CORPORA}/docx`, /\.docx$/))).flatMap(({ path, result }) =>
      result.ok && result.problems.some((problem) => problem.code === "unread-text")
        ? [path.split("/").at(-1)]
        : [],
    );
    console.log(`docx said to be short of letters: ${said.join(", ")}`);
    console.log(
      `docx: ${read} of ${there} letters in documents read; short of it: ${short.join(", ") || "none"}`,
    );
  });
});
