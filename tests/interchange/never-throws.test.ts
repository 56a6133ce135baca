import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { type ReadResult, readFile } from "@/lib/interchange/read";

/** R3: whatever the bytes, a reader answers; what it read can be stored, and a refusal says what to do. */
function isAnAnswer(result: ReadResult): void {
  if (!result.ok) {
    expect(result.message).toMatch(/Nothing was imported/);
    return;
  }
  expect(result.blocks.length).toBeGreaterThan(0);
  for (const block of result.blocks) {
    expect(block.text.trim()).not.toBe("");
    expect(block.text).not.toContain("\0");
    expect(block.text.isWellFormed === undefined || block.text.isWellFormed()).toBe(true);
  }
}

const names = fc.constantFrom("a.txt", "a.md", "a.html", "a.docx", "a", "a.bin");

test("random bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), names, async (bytes, fileName) => {
      isAnAnswer(await readFile({ bytes, fileName }));
    }),
    { numRuns: 500 },
  );
});

const valid = ["txt", "md", "html", "docx"].flatMap((format) =>
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

test("mutations of the XML inside a DOCX", async () => {
  const parts = unzipSync(readFileSync("tests/fixtures/docx/ruby-and-notes/input.docx"));
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...Object.keys(parts))
        .chain((name) =>
          mutated(parts[name] ?? new Uint8Array()).map((part) => zipSync({ ...parts, [name]: part })),
        ),
      async (bytes) => {
        isAnAnswer(await readFile({ bytes, fileName: "a.docx" }));
      },
    ),
    { numRuns: 150 },
  );
});

test("leading and blocks join to the decoded text, for text and Markdown", async () => {
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
    ),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom("a.txt", "a.md"), async (pieces, fileName) => {
      const whole = pieces.join("");
      const result = await readFile({ bytes: new TextEncoder().encode(whole), fileName });
      if (!result.ok) return;
      expect(result.leading + result.blocks.map((block) => block.text + block.separator).join("")).toBe(
        whole,
      );
      // No word stands outside the blocks but in what M4 names: definitions, comments, a code block's language.
      const outside = result.leading + result.blocks.map((block) => block.separator).join("");
      expect(
        outside.replace(
          /<!--[\s\S]*?(?:-->|$)|\[[^\]]*\]:[^\n\r]*(?:[\n\r]+[^\n\r]*)?|(?:```|~~~)[^\n\r]*/g,
          "",
        ),
      ).not.toMatch(/[\u4E00-\u9FFF]/);
    }),
    { numRuns: 1_000 },
  );
});
