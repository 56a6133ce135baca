import { expect, test } from "vitest";
import { Cursor, Id, line, personText, words } from "@/lib/wire/text";

test.each([
  { text: "𠮷野家 👨‍👩‍👧‍👦 e\u0301 \u202eabc\u202c \u2028", taken: true, why: "whatever a person can write" },
  { text: "  spaces at both ends  ", taken: true, why: "kept to the letter" },
  { text: "half \ud83d", taken: false, why: "a lone surrogate" },
  { text: "nul \u0000", taken: false, why: "what PostgreSQL cannot keep" },
])("text of a person, $why: taken $taken", ({ text, taken }) => {
  const read = personText(100).safeParse(text);
  expect(read.success).toBe(taken);
  if (read.success) expect(read.data).toBe(text);
});

test.each(["", " ", "\n\u3000\u00a0", "\u2028"])(
  "words are refused where nothing can be seen: %j",
  (text) => {
    expect(words(100).safeParse(text).success).toBe(false);
  },
);

test("a line loses the spaces at its ends, words do not", () => {
  expect(line().parse(" 对照 ")).toBe("对照");
  expect(words(100).parse(" 对照 ")).toBe(" 对照 ");
});

test.each([
  { text: "陈羽北 · Dr. O’Neil-Smith, 3rd", taken: true },
  { text: "𠮷野家 👨‍👩‍👧‍👦 e\u0301", taken: true },
  { text: "می‌خواهم", taken: true },
  { text: "\u001b[31mred", taken: false },
  { text: "two\nlines", taken: false },
  { text: "two\r\nlines", taken: false },
  { text: "two\u2028lines", taken: false },
  { text: "a\u0085b", taken: false },
  { text: "\u202egnp.exe", taken: false },
  { text: "\u2067a\u2069", taken: false },
  { text: "a\u200eb", taken: false },
  { text: "half \ud83d", taken: false },
  { text: "", taken: false },
  { text: "\u200b\u200d", taken: false },
  { text: "\u3164", taken: false },
  { text: "\u2800\u2800", taken: false },
  { text: "\ufe0f\u0301", taken: false },
  { text: "\u3000\u00a0", taken: false },
])("a line $text: taken $taken", ({ text, taken }) => {
  const read = line().safeParse(text);
  expect(read.success).toBe(taken);
  if (!taken && text !== "") expect(read.error?.issues[0]?.message).toMatch(/^problems\.field\./);
});

test("a line that may be left empty is empty, or has something to be seen", () => {
  expect(line(200, 0).parse("  ")).toBe("");
  expect(line(200, 0).safeParse("\u200b").success).toBe(false);
});

test.each([
  { schema: Id, text: "0189-abc_X", taken: true },
  { schema: Id, text: "a b", taken: false },
  { schema: Id, text: "\ud800", taken: false },
  { schema: Id, text: "", taken: false },
  { schema: Cursor, text: "1700000000000_abc", taken: true },
  { schema: Cursor, text: "é", taken: false },
  { schema: Cursor, text: "a\nb", taken: false },
])("$text as an id or a cursor: $taken", ({ schema, text, taken }) => {
  expect(schema.safeParse(text).success).toBe(taken);
});
