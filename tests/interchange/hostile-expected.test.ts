import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";
import { sayIn } from "@/lib/messages/catalogue";
import { HOSTILE, MORE_HOSTILE, NOT_FOR_READERS } from "../support/hostile-files";

const LIST = "../shared/corpora/hostile-generated/out/EXPECTED.tsv";

test.skipIf(!existsSync(LIST))("every row of the list of hostile files is answered", () => {
  const names = readFileSync(LIST, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split("\t")[0] ?? "");
  const answered = [...HOSTILE.map(({ name }) => name), ...Object.keys(NOT_FOR_READERS)];
  expect(answered.toSorted()).toEqual(names.toSorted());
});

test.each([...HOSTILE, ...MORE_HOSTILE].filter(({ isLong }) => !isLong))(
  "$name: $must",
  { timeout: 120_000 },
  async (file) => {
    const bytes = file.make();
    const result = await readFile({ bytes, fileName: file.name });
    if (!result.ok) {
      expect(file.must).not.toBe("read");
      expect(sayIn("en").message(result.message)).toMatch(/Nothing was imported/);
      return;
    }
    expect(file.must).not.toBe("refused");
    const text = result.blocks.map((block) => block.text).join("\n");
    if (file.holds !== undefined) expect(text.includes(file.holds)).toBe(true);
    for (const canary of file.lacks ?? []) expect(text.includes(canary)).toBe(false);
    expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
  },
);
