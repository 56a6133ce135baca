import fc from "fast-check";
import { expect, test } from "vitest";
import { englishParagraphs, joinEnglish, splitTargetAt } from "@/lib/segmentation/target";
import { anyText } from "../text/strings";

const texts = (target: string) => englishParagraphs(target).map(({ text }) => text);
const letters = (text: string) => text.replace(/\s/gu, "");

test.each([
  { target: "One.\n\nTwo.", paragraphs: ["One.", "Two."] },
  { target: "One,\nstill one.\n \t\n\nTwo.\n", paragraphs: ["One,\nstill one.", "Two."] },
  { target: "\r\n\r\n  One.  \r\n\r\nTwo.", paragraphs: ["  One.  ", "Two."] },
  { target: " \n", paragraphs: [] },
  { target: "", paragraphs: [] },
])("$target holds $paragraphs", ({ target, paragraphs }) => {
  expect(texts(target)).toEqual(paragraphs);
});

test.each([
  { target: "One. Two.", offset: 4, halves: ["One.", "Two."] },
  { target: "One. Two.", offset: 5, halves: ["One.", "Two."] },
  { target: "One.\n\nTwo.", offset: 5, halves: ["One.", "Two."] },
  { target: "One.", offset: 0, halves: ["", "One."] },
  { target: "One.", offset: 99, halves: ["One.", ""] },
  { target: "a👩‍👩‍👧b", offset: 3, halves: ["a", "👩‍👩‍👧b"] },
])("$target split at $offset is $halves", ({ target, offset, halves }) => {
  expect(splitTargetAt(target, offset)).toEqual(halves);
});

test("SEG-TARGET-1: a paragraph is what stands in its range, and between paragraphs there is only white space", () => {
  fc.assert(
    fc.property(anyText, (target) => {
      let at = 0;
      for (const { text, start, end } of englishParagraphs(target)) {
        expect(target.slice(start, end)).toBe(text);
        expect(target.slice(at, start).trim()).toBe("");
        at = end;
      }
      expect(target.slice(at).trim()).toBe("");
    }),
    { numRuns: 1000 },
  );
});

test("SEG-TARGET-2: joining keeps every paragraph of every text", () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 5 }), (targets) => {
      expect(texts(joinEnglish(targets))).toEqual(targets.flatMap(texts));
    }),
    { numRuns: 1000 },
  );
});

test("SEG-TARGET-3: a split loses no more than white space", () => {
  fc.assert(
    fc.property(anyText, fc.nat(80), (target, offset) => {
      expect(letters(splitTargetAt(target, offset).join(""))).toBe(letters(target));
    }),
    { numRuns: 1000 },
  );
});
