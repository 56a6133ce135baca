import { expect, test } from "vitest";
import { paragraphBoundaryAt } from "@/lib/segment/split-source";

test.each([
  { lengths: [10, 10, 10], index: 1, offset: 2, above: 1 },
  { lengths: [10, 10, 10], index: 1, offset: 8, above: 2 },
  { lengths: [10, 10, 10], index: 0, offset: 0, above: 1 },
  { lengths: [10, 10, 10], index: 2, offset: 10, above: 2 },
  { lengths: [10], index: 0, offset: 5, above: null },
])(
  "$lengths, cursor at $offset of paragraph $index: $above stay above",
  ({ lengths, index, offset, above }) => {
    expect(paragraphBoundaryAt(lengths, index, offset)).toBe(above);
  },
);

test("a paragraph that is not there is our mistake", () => {
  expect(() => paragraphBoundaryAt([1], 1, 0)).toThrow(RangeError);
});
