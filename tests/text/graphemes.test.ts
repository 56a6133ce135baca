import fc from "fast-check";
import { expect, test } from "vitest";
import { snapToGrapheme } from "@/lib/text/graphemes";
import { anyText } from "./strings";

test.each([
  { text: "中文", offset: 1, snapped: 1 },
  { text: "𠮷野", offset: 1, snapped: 0 },
  { text: "𠮷野", offset: 2, snapped: 2 },
  { text: "e\u0301a", offset: 1, snapped: 0 },
  { text: "👩‍👩‍👧!", offset: 5, snapped: 0 },
  { text: "a🇨🇳🇫🇷", offset: 5, snapped: 5 },
  { text: "a🇨🇳🇫🇷", offset: 7, snapped: 5 },
  { text: "a\r\nb", offset: 2, snapped: 1 },
  { text: "ab", offset: -3, snapped: 0 },
  { text: "ab", offset: 9, snapped: 2 },
  { text: "\ud842x", offset: 1, snapped: 1 },
])("in $text, $offset becomes $snapped", ({ text, offset, snapped }) => {
  expect(snapToGrapheme(text, offset)).toBe(snapped);
});

test("is the nearest boundary that asking about the whole text finds", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  fc.assert(
    fc.property(anyText, fc.nat(80), (text, offset) => {
      const boundaries = [...[...segmenter.segment(text)].map(({ index }) => index), text.length];
      const slow = Math.max(...boundaries.filter((at) => at <= offset));
      expect(snapToGrapheme(text, offset)).toBe(slow);
    }),
    { numRuns: 2000 },
  );
});
