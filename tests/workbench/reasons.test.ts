import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reason } from "@/lib/wire/alignments";
import { missingOf, pairsOf, reasonMarks } from "@/lib/workbench/state/reasons";

const texts = { source: "大钟和大钟，1984年。", target: "Clocks and clocks in Jiangcheng." };
const word = (source: number, target: number, weight: number): Reason => ({
  kind: "word",
  for: true,
  source: { start: source, end: source + 2 },
  target: { start: target, end: target + 6 },
  weight,
});
const reasons: readonly Reason[] = [
  word(0, 0, 0.2),
  word(3, 11, 0.3),
  word(0, 11, 0.1),
  {
    kind: "name",
    for: true,
    source: { start: 1, end: 2 },
    target: { start: 21, end: 31 },
    weight: 0.4,
  },
  { kind: "number", for: false, side: "source", span: { start: 6, end: 10 } },
  { kind: "length", for: true, letters: 27, expected: 30 },
  { kind: "cover", for: false, source: 0.5, target: 0.4 },
];

test("the same two words are one line, whatever their case, with all their places; the strongest stands first", () => {
  expect(pairsOf(reasons, texts)).toMatchObject([
    {
      source: "大钟",
      target: "Clocks",
      places: {
        source: [
          { start: 0, end: 2 },
          { start: 3, end: 5 },
        ],
        target: [
          { start: 0, end: 6 },
          { start: 11, end: 17 },
        ],
      },
    },
    { source: "钟", target: "Jiangcheng", kind: "name" },
  ]);
  expect(pairsOf(reasons, texts)[0]?.weight).toBeCloseTo(0.6);
});

test("what finds no answer says on which side it stands", () => {
  expect(missingOf(reasons, texts)).toEqual([
    { kind: "number", side: "source", text: "1984", places: [{ start: 6, end: 10 }] },
  ]);
});

describe("what is lit", () => {
  const pairs = pairsOf(reasons, texts);
  const missing = missingOf(reasons, texts);
  const names = (marks: readonly { readonly name: string }[]) => marks.map(({ name }) => name).join(" ");
  test.each([
    { pointed: null, source: "reason reason reason", target: "reason reason reason" },
    { pointed: pairs[1] ?? null, source: "reason reason reason-now", target: "reason reason reason-now" },
    { pointed: missing[0] ?? null, source: "reason reason reason missing", target: "reason reason reason" },
  ])("with $pointed.kind pointed at: $source | $target", ({ pointed, source, target }) => {
    const marks = reasonMarks(pairs, missing, pointed);
    expect(names(marks.source)).toBe(source);
    expect(names(marks.target)).toBe(target);
  });
});

test("law: every span of every matched reason is lit once on its side", () => {
  const span = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 4 })).map(([start, length]) => ({
    start,
    end: start + length,
  }));
  const matched = fc.record({
    kind: fc.constant("word" as const),
    for: fc.constant(true as const),
    source: span,
    target: span,
    weight: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(matched, { maxLength: 12 }), (list) => {
      const pairs = pairsOf(list, texts);
      const marks = reasonMarks(pairs, [], null);
      for (const side of ["source", "target"] as const)
        for (const reason of list) {
          const text = texts[side].slice(reason[side].start, reason[side].end).toLowerCase();
          const lit = marks[side].filter(
            ({ start, end }) => start === reason[side].start && end === reason[side].end,
          );
          expect(lit.length).toBeGreaterThan(0);
          expect(texts[side].slice(lit[0]?.start, lit[0]?.end).toLowerCase()).toBe(text);
        }
      expect(pairs.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(
        list.reduce((sum, { weight }) => sum + weight, 0),
      );
    }),
  );
});
