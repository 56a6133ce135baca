import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { wordsOf } from "@/lib/interchange/inline";
import type { Publication } from "@/lib/interchange/publication";
import { readFile } from "@/lib/interchange/read";
import { type ExportFormat, writePublication } from "@/lib/interchange/write";
import { paragraphsOf, publications } from "./publications";

/** What our own readers find in what our own writers wrote. */
async function paragraphsReadBack(publication: Publication, format: ExportFormat): Promise<string[]> {
  const { bytes } = await writePublication(publication, format);
  const result = await readFile({ bytes, fileName: `export.${format}` });
  if (!result.ok) throw new Error(`${result.code}: ${result.message.code}`);
  return result.blocks.map((block) => wordsOf(block.text, result.inline));
}

/** HTML counts a run of spaces as one, and so does the comparison. */
const asHtmlHasIt = (text: string) => text.replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n");

/** Plain text has no line break inside a paragraph: each line is one. */
const asLines = (paragraphs: readonly string[]) =>
  paragraphs
    .flatMap((text) => text.split("\n"))
    .map((line) => line.replace(/^[\s\u200B\u2060]+|[\s\u200B\u2060]+$/g, ""))
    .filter((line) => line !== "");

test.each(["md", "html", "docx", "txt"] as const)(
  "reading the %s that was written gives the same paragraphs",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(publications, async (publication) => {
        const written = paragraphsOf(publication).filter((text) => text !== "");
        const read = await paragraphsReadBack(publication, format);
        if (format === "txt") expect(read).toEqual(asLines(written));
        else if (format === "html") expect(read.map(asHtmlHasIt)).toEqual(written.map(asHtmlHasIt));
        else expect(read).toEqual(written);
      }),
      { numRuns: Number(process.env.RUNS ?? 0) || (format === "docx" ? 100 : 300) },
    );
  },
);

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each(["md", "html", "docx", "txt"] as const)(
  "the same publication gives the same bytes in %s, another day and with other luck",
  async (format) => {
    const luck = vi.spyOn(Math, "random");
    vi.useFakeTimers({ toFake: ["Date"] });
    await fc.assert(
      fc.asyncProperty(publications, async (publication) => {
        vi.setSystemTime(new Date("2026-11-23T12:00:00Z"));
        luck.mockReturnValue(0.1);
        const once = await writePublication(publication, format);
        vi.setSystemTime(new Date("2031-02-03T23:59:59Z"));
        luck.mockReturnValue(0.9);
        const again = await writePublication(structuredClone(publication), format);
        expect(Buffer.from(again.bytes).equals(Buffer.from(once.bytes))).toBe(true);
      }),
      { numRuns: 30 },
    );
  },
);
