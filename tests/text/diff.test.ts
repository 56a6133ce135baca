import fc from "fast-check";
import { expect, test } from "vitest";
import { type DiffPart, diffWords } from "@/lib/text/diff";
import { splitWords } from "@/lib/text/words";
import { anyText } from "./strings";

/** `[-removed-]` and `{+added+}`, as wdiff writes it. */
function show(parts: readonly DiffPart[]): string {
  return parts
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `{+${text}+}`))
    .join("");
}

test.each([
  { before: "The quick brown fox", after: "The slow brown fox", shown: "The [-quick-]{+slow+} brown fox" },
  { before: "a cat", after: "a black cat", shown: "a {+black +}cat" },
  { before: "这个模型很好。", after: "那个模型很好。", shown: "[-这个-]{+那个+}模型很好。" },
  { before: "the old grey house", after: "the new red house", shown: "the [-old grey-]{+new red+} house" },
  { before: "one  two", after: "one two", shown: "one[-  -]{+ +}two" },
  { before: "", after: "new", shown: "{+new+}" },
  { before: "old", after: "", shown: "[-old-]" },
  { before: "", after: "", shown: "" },
  { before: "吃👩‍👩‍👧饭", after: "吃👩‍👧饭", shown: "吃[-👩‍👩‍👧-]{+👩‍👧+}饭" },
])("$before → $after shows $shown", ({ before, after, shown }) => {
  expect(show(diffWords(before, after))).toBe(shown);
});

const twoVersions = fc.oneof(
  fc.tuple(anyText, anyText),
  fc.tuple(anyText, anyText, anyText, anyText).map(([a, b, c, d]) => [a + b + c, a + d + c] as const),
);

test("same and removed is before, same and added is after, in the smallest number of parts", () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const parts = diffWords(before, after);
      const without = (kind: DiffPart["kind"]) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
      parts.forEach((part, index) => {
        expect(part.text).not.toBe("");
        expect(part.kind).not.toBe(parts[index - 1]?.kind);
        if (part.kind === "removed") expect(parts[index - 1]?.kind).not.toBe("added");
      });
    }),
    { numRuns: 1000 },
  );
});

test("gives up the search, not the law, when two long texts have nothing in common", () => {
  const before = Array.from({ length: 3000 }, (_, index) => `a${index}`).join(" ");
  const after = Array.from({ length: 3000 }, (_, index) => `b${index}`).join("\t");
  expect(show(diffWords(`x ${before}`, `x ${after}`))).toBe(`x [-${before}-]{+${after}+}`);
});

test("words, joined, are the text, and none cuts a surrogate pair", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: "binary", minLength: 300, maxLength: 1500 })), (text) => {
      const words = splitWords(text);
      expect(words.join("")).toBe(text);
      words.forEach((word, index) => {
        const isCut = /[\ud800-\udbff]$/.test(word) && /^[\udc00-\udfff]/.test(words[index + 1] ?? "");
        expect(isCut).toBe(false);
      });
    }),
  );
});
