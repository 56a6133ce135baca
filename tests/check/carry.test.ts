import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryBeads, carrySpan, editBetween } from "@/lib/check/carry";

describe("what an edit is", () => {
  test.each([
    ["abc", "abc", null],
    ["abc", "abXc", { start: 2, end: 2, inserted: 1 }],
    ["abc", "ac", { start: 1, end: 2, inserted: 0 }],
    ["aa", "aaa", { start: 2, end: 2, inserted: 1 }],
    ["", "new", { start: 0, end: 0, inserted: 3 }],
    ["old", "", { start: 0, end: 3, inserted: 0 }],
  ])("%j → %j", (before, after, edit) => {
    expect(editBetween(before, after)).toEqual(edit);
  });

  test("the span that it names, replaced, makes the one text of the other", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const edit = editBetween(before, after);
        if (!edit) return before === after;
        const { start, end, inserted } = edit;
        return before.slice(0, start) + after.slice(start, start + inserted) + before.slice(end) === after;
      }),
    );
  });
});

describe("CHK-CARRY-1", () => {
  // Edits replace “[…]” by what stands behind the arrow.
  test.each([
    { why: "behind the span", before: "one two three", after: "one two four", span: "one", is: "one" },
    {
      why: "before the span",
      before: "one two three",
      after: "a hundred and one two three",
      span: "two",
      is: "two",
    },
    { why: "inside the span", before: "one two three", after: "one too three", span: "two", is: null },
    { why: "right behind it", before: "one two", after: "one two.", span: "two", is: "two" },
    { why: "over the whole", before: "one two", after: "", span: "two", is: null },
  ])("an edit $why", ({ before, after, span, is }) => {
    const start = before.indexOf(span);
    const carried = carrySpan({ start, end: start + span.length }, editBetween(before, after));
    expect(carried && after.slice(carried.start, carried.end)).toBe(is);
  });

  test("a span that is carried has the words that it had", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (before, after, one, other) => {
        const [start = 0, end = 0] = [one % (before.length + 1), other % (before.length + 1)].sort(
          (a, b) => a - b,
        );
        const carried = carrySpan({ start, end }, editBetween(before, after));
        return carried === null || after.slice(carried.start, carried.end) === before.slice(start, end);
      }),
    );
  });
});

test("CHK-CARRY-3: beads stay in order, and cover what they covered and what was written", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
      fc.string(),
      fc.nat(),
      fc.nat(),
      (sentences, put, one, other) => {
        const before = sentences.join("");
        const [start = 0, end = 0] = [one % (before.length + 1), other % (before.length + 1)].sort(
          (a, b) => a - b,
        );
        const after = before.slice(0, start) + put + before.slice(end);
        let at = 0;
        const beads = sentences.map((sentence) => {
          const span = { start: at, end: at + sentence.length };
          at = span.end;
          return { source: span, target: span, confidence: 1 };
        });
        const edit = editBetween(before, after);
        const carried = carryBeads(beads, { source: null, target: edit });
        expect(carried.map(({ source }) => source)).toEqual(beads.map(({ source }) => source));
        let reached = 0;
        for (const { target } of carried) {
          expect(target.start).toBe(reached);
          expect(target.end).toBeGreaterThanOrEqual(target.start);
          reached = target.end;
        }
        expect(reached).toBe(after.length);
      },
    ),
  );
});
