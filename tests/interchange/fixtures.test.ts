import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";

/**
 * Each folder tests/fixtures/<format>/<case>/ holds an input.* and what reading it gives, expected.json:
 * adding a folder adds a test. A case without expected.json fails and prints what was read.
 */
const FORMATS = ["txt", "md", "html", "docx", "odt", "rtf", "epub", "pdf", "srt", "vtt"] as const;

/** Their blocks are the file itself, separators included; in the others a blank line parts the blocks. */
const SLICED: readonly string[] = ["txt", "md", "srt", "vtt"];

const cases = FORMATS.flatMap((format) =>
  readdirSync(`tests/fixtures/${format}`).map((name) => ({
    format,
    name,
    folder: `tests/fixtures/${format}/${name}`,
  })),
);

test.each(cases)("$format: $name", async ({ format, folder }) => {
  const input = readdirSync(folder).find((file) => file.startsWith("input.")) ?? "input.missing";
  const result = await readFile({ bytes: readFileSync(`${folder}/${input}`), fileName: input });
  const shown = result.ok
    ? {
        title: result.title,
        encoding: result.encoding,
        inline: result.inline,
        leading: result.leading,
        blocks: result.blocks.map((block) => [
          block.level === null ? block.kind : `${block.kind} ${block.level}`,
          block.text,
          ...(SLICED.includes(format) ? [block.separator] : []),
          ...(block.speaker === undefined ? [] : [block.speaker]),
        ]),
        problems: result.problems.map((problem) => problem.code),
      }
    : result;
  if (!existsSync(`${folder}/expected.json`)) expect.fail(JSON.stringify(shown, null, 1));
  expect(shown).toEqual(JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")));
});
