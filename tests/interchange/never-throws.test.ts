import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { type ReadResult, readFile } from "@/lib/interchange/read";
import { sayIn } from "@/lib/messages/catalogue";

/** READ-3: whatever the bytes, a reader answers; what it read can be stored, and a refusal says what to do. */
function isAnAnswer(result: ReadResult): void {
  if (!result.ok) {
    expect(sayIn("en").message(result.message)).toMatch(/Nothing was imported/);
    return;
  }
  expect(result.blocks.length).toBeGreaterThan(0);
  for (const block of result.blocks) {
    expect(block.text.trim()).not.toBe("");
    expect(block.text).not.toContain("\0");
    expect(block.text.isWellFormed === undefined || block.text.isWellFormed()).toBe(true);
  }
}

const names = fc.constantFrom(
  ...["txt", "md", "html", "docx", "odt", "epub", "rtf", "pdf", "srt", "vtt", "bin"].map((one) => `a.${one}`),
  "a",
);

/** The marks that lead into a reader, before bytes that lead it astray. */
const beginnings = fc.constantFrom(
  "",
  "{\\rtf1\\ansi\\ansicpg936 ",
  "%PDF-1.7\n",
  "WEBVTT\n\n",
  "00:01.000 --> 00:02.000\n",
  "<html><body>",
);

test("random bytes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      names,
      beginnings,
      async (bytes, fileName, begins) => {
        isAnAnswer(await readFile({ bytes: Buffer.concat([Buffer.from(begins), bytes]), fileName }));
      },
    ),
    { numRuns: 500 },
  );
});

const valid = ["txt", "md", "html", "docx", "odt", "rtf", "epub", "pdf", "srt", "vtt"].flatMap((format) =>
  readdirSync(`tests/fixtures/${format}`).map((name) => {
    const folder = `tests/fixtures/${format}/${name}`;
    const input = readdirSync(folder).find((file) => file.startsWith("input.")) ?? "";
    return {
      name: `${format} ${name}`,
      fileName: input,
      bytes: new Uint8Array(readFileSync(`${folder}/${input}`)),
    };
  }),
);

/** Some bytes changed, then perhaps cut off. */
function mutated(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat({ max: Math.max(0, bytes.length - 1) }), fc.nat({ max: 255 }));
  return fc
    .tuple(fc.array(change, { maxLength: 12 }), fc.option(fc.nat({ max: bytes.length })))
    .map(([changes, cut]) => {
      const copy = bytes.slice();
      for (const [at, byte] of changes) copy[at] = byte;
      return cut === null ? copy : copy.slice(0, cut);
    });
}

test.each(valid)("mutations of $name", async ({ bytes, fileName }) => {
  await fc.assert(
    fc.asyncProperty(mutated(bytes), async (damaged) => {
      isAnAnswer(await readFile({ bytes: damaged, fileName }));
    }),
    { numRuns: 80 },
  );
});

test.each([
  ["docx", "ruby-and-notes"],
  ["odt", "every-kind"],
  ["epub", "two-chapters"],
])("mutations of what a container holds: %s", async (format, name) => {
  const parts = unzipSync(readFileSync(`tests/fixtures/${format}/${name}/input.${format}`));
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...Object.keys(parts))
        .chain((part) =>
          mutated(parts[part] ?? new Uint8Array()).map((damaged) => zipSync({ ...parts, [part]: damaged })),
        ),
      async (bytes) => {
        isAnAnswer(await readFile({ bytes, fileName: `a.${format}` }));
      },
    ),
    { numRuns: 150 },
  );
});

/** Tokens of RTF in every order: groups that never end, numbers that mean nothing, characters cut in two. */
test("RTF of every kind", async () => {
  const pieces = fc.array(
    fc.constantFrom(
      ..."{ } {\\* \\par \\cell \\u20013? \\u-10179 \\uc0 \\uc9 \\'c4 \\'e3 \\'9 \\f1 \\f9 \\dbch \\af1 \\v \\plain \\pard \\s1 \\footnote \\chftn \\field {\\fldinst EQ{\\fldrslt \\bin3 \\bin-1 \\upr {\\fonttbl{\\f1\\fcharset134 {\\stylesheet{\\s1 {\\info{\\title 中 words ; \\\n \\ansicpg950 \\row \\ls1 \\outlinelevel0".split(
        " ",
      ),
    ),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(pieces, async (some) => {
      const bytes = Buffer.from(`{\\rtf1 ${some.join("")}`);
      isAnAnswer(await readFile({ bytes, fileName: "a.rtf" }));
    }),
    { numRuns: 500 },
  );
});

test("leading and blocks join to the decoded text, for text, Markdown and subtitles", async () => {
  const text = fc.array(
    fc.constantFrom(
      "中",
      "word",
      "𠮷",
      "\n",
      "\r\n",
      "\n\n",
      " ",
      "\u3000",
      "# ",
      "> ",
      "- ",
      "1. ",
      "|",
      "---",
      "```",
      "`",
      "    ",
      "\t",
      "[^1]: ",
      "[a]: b",
      "<div>",
      "<!--",
      "-->",
      "**",
      "http://a.b",
      "\u2028",
      "===",
      "- [ ] ",
      "\\",
      "~~~",
      "1\n00:00:01,000 --> 00:00:02,000\n",
      "00:01.5 --> 00:02.5 align:start\r\n",
      "WEBVTT\n",
      "NOTE ",
      "<v 记者>",
      "<i>",
      "</i>",
      "{\\an8}",
    ),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom("a.txt", "a.md", "a.srt", "a.vtt"), async (pieces, fileName) => {
      const whole = pieces.join("");
      const result = await readFile({ bytes: new TextEncoder().encode(whole), fileName });
      if (!result.ok) return;
      const again = result.leading + result.blocks.map((block) => block.text + block.separator).join("");
      // Tags inside a subtitle are not shown (SUB-6); its words are all there, in order.
      const isShown = result.problems.some(({ code }) => code === "subtitle-markup");
      const compared = (text: string) =>
        isShown ? text.replace(/<\/?[a-z][a-z0-9]*>|\{\\an8\}/g, "") : text;
      expect(compared(again)).toBe(compared(whole));
      // What stands before the first subtitle, or in a NOTE, is shown by no player. A text that begins with WEBVTT is
      // subtitles whatever its name (seed 441826026).
      if (!/(?:txt|md)$/.test(fileName) || /^WEBVTT[ \t\r\n]/.test(whole)) return;
      // No word stands outside the blocks but in what MD-4 names: definitions, comments, a code block's language, and the
      // attributes of a tag.
      const outside = result.leading + result.blocks.map((block) => block.separator).join("");
      expect(
        outside.replace(
          /<!--[\s\S]*?(?:-->|$)|<\/?[A-Za-z][^<>]*>|\[[^\]]*\]:[^\n\r]*(?:[\n\r]+[^\n\r]*)?|(?:```|~~~)[^\n\r]*/g,
          "",
        ),
      ).not.toMatch(/[\u4E00-\u9FFF]/);
    }),
    { numRuns: 1_000 },
  );
});
