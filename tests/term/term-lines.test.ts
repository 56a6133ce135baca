import fc from "fast-check";
import { expect, test } from "vitest";
import type { Term } from "@/lib/term/concept";
import { readTermLines, writeTermLines } from "@/lib/term/term-lines";

const term = (text: string, more: Partial<Term> = {}): Term => ({
  language: "en",
  text,
  status: "preferred",
  reason: "",
  forms: [],
  isExact: false,
  ...more,
});

test.each([
  { line: "large model", terms: [term("large model")] },
  { line: "~big model", terms: [term("big model", { status: "allowed" })] },
  {
    line: "!huge model // not said by the house",
    terms: [term("huge model", { status: "forbidden", reason: "not said by the house" })],
  },
  { line: "ox [oxen, oxes]", terms: [term("ox", { forms: ["oxen", "oxes"] })] },
  { line: "=AI", terms: [term("AI", { isExact: true })] },
  {
    line: "!=IT [I.T.] // unclear",
    terms: [term("IT", { status: "forbidden", isExact: true, forms: ["I.T."], reason: "unclear" })],
  },
  { line: "\\=mc²", terms: [term("=mc²")] },
  { line: "array[i]", terms: [term("array[i]")] },
  { line: "and/or", terms: [term("and/or")] },
  { line: "https://a.example", terms: [term("https://a.example")] },
  { line: "  \n \n~\n", terms: [] },
  { line: "ox []", terms: [term("ox")] },
])("$line", ({ line, terms }) => {
  expect(readTermLines(line, "en")).toEqual(terms);
});

test("what is written and read again is the same", () => {
  const words = fc
    .string({ unit: fc.constantFrom(..."a b~!=[],/\\x字") })
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const reasons = fc.string({ unit: fc.constantFrom(..."ab c~!=[],/x") }).map((text) => text.trim());
  const terms = fc.array(
    fc.record({
      language: fc.constant("en" as const),
      text: words,
      status: fc.constantFrom("preferred" as const, "allowed" as const, "forbidden" as const),
      reason: reasons,
      forms: fc.array(words, { maxLength: 3 }),
      isExact: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(terms, (all) => {
      expect(readTermLines(writeTermLines(all, "en"), "en")).toEqual(all);
    }),
  );
});
