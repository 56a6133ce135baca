import { expect, test } from "vitest";
import { line, personText, words } from "@/lib/wire/text";

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
