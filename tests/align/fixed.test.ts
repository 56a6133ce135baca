import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignLines, alignTexts } from "../../lib/align/align";
import { assertLadder, type Ladder } from "../../lib/align/model/ladder";
import { assertFixed, type FixedBead } from "../../lib/align/search/fixed";
import { Cancelled } from "../../lib/align/search/search";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();

const ZH = ["猫在河边睡觉。", "三只狗等老师。", "外面下雨了。", "苹果是老师送的。", "大学很长。"];
const EN = [
  "The cat is sleeping by the river.",
  "Three dogs wait for the teacher.",
  "It is raining outside.",
  "The apple came from a teacher.",
  "The university is long.",
];

/** `0-1=2 3=0x`: source run (ends in), target run, x where crossed. Nothing stands before or after = for an empty run. */
function written(ladder: readonly (FixedBead & { readonly isCrossed?: true })[]): string {
  const run = ({ start, end }: { start: number; end: number }) =>
    end === start ? "" : end === start + 1 ? `${start}` : `${start}-${end - 1}`;
  return ladder
    .map((bead) => `${run(bead.source)}=${run(bead.target)}${bead.isCrossed ? "x" : ""}`)
    .join(" ");
}

function read(notation: string): FixedBead[] {
  const run = (text: string) => {
    const [start, end = start] = text.split("-").map(Number);
    return text === "" ? { start: 0, end: 0 } : { start: start!, end: end! + 1 };
  };
  return notation
    .split(" ")
    .filter((bead) => bead !== "")
    .map((bead) => {
      const [source = "", target = ""] = bead.split("=");
      return { source: run(source), target: run(target) };
    });
}

describe("five sentences beside their five answers", () => {
  test.each([
    { what: "nothing decided", fixed: "", ladder: "0=0 1=1 2=2 3=3 4=4" },
    { what: "what it would have found", fixed: "2=2", ladder: "0=0 1=1 2=2 3=3 4=4" },
    { what: "against all words", fixed: "0-1=0 2=1", ladder: "0-1=0 2=1 =2 3=3 4=4" },
    { what: "larger than any shape", fixed: "0-4=0-4", ladder: "0-4=0-4" },
    { what: "omitted, and added", fixed: "2= =2", ladder: "0=0 1=1 2= =2 3=3 4=4" },
    { what: "the only one, and out of order", fixed: "0=4", ladder: "=0 0=4x 1=1 2=2 3=3 4=" },
    { what: "two that change places", fixed: "1=3 3=1", ladder: "0=0 1=3x 2=2 3=1x 4=4" },
    { what: "everything decided", fixed: "0=0 1=1 2=2 3=3 4=4", ladder: "0=0 1=1 2=2 3=3 4=4" },
  ])("$what: $fixed", ({ fixed, ladder }) => {
    const found = alignLines(ZH, EN, lexicon, { fixed: read(fixed) });
    assertLadder(found, 5, 5);
    expect(written(found)).toBe(ladder);
    for (const bead of read(fixed)) {
      const own = find(found, bead);
      expect(own?.confidence).toBe(1);
    }
  });
});

/** The bead of a ladder that is this one; the place of an empty side does not count. */
function find(ladder: Ladder, { source, target }: FixedBead) {
  const same = (a: { start: number; end: number }, b: typeof a) =>
    a.start === a.end ? b.start === b.end : a.start === b.start && a.end === b.end;
  return ladder.find((bead) => same(source, bead.source) && same(target, bead.target));
}

test.each([
  { fixed: "0-1=0 1=1", says: /overlaps/ },
  { fixed: "0=1 1=1", says: /overlaps/ },
  { fixed: "5=0", says: /leaves the 5 items/ },
  { fixed: "=", says: /empty/ },
])("refuses $fixed", ({ fixed, says }) => {
  expect(() => assertFixed(read(fixed), 5, 5)).toThrow(RangeError);
  expect(() => alignLines(ZH, EN, lexicon, { fixed: read(fixed) })).toThrow(says);
});

test("refuses a run that ends before it starts", () => {
  expect(() => assertFixed([{ source: { start: 2, end: 1 }, target: { start: 0, end: 1 } }], 5, 5)).toThrow(
    "ends before it starts",
  );
});

/** Any set of fixed beads over some sentences: the texts cut into runs, some of them tied together, in any order. */
const decided = fc
  .record({
    source: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 }),
    target: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 }),
    sizes: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean()), {
      maxLength: 9,
    }),
    shuffle: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({ source, target, sizes, shuffle, seed }) => {
    let i = 0;
    let j = 0;
    const runs: { source: { start: number; end: number }; target: { start: number; end: number } }[] = [];
    for (const [a, b, isFixed] of sizes) {
      const end = { i: Math.min(source.length, i + a), j: Math.min(target.length, j + b) };
      if (isFixed && end.i + end.j > i + j)
        runs.push({ source: { start: i, end: end.i }, target: { start: j, end: end.j } });
      i = end.i;
      j = end.j;
    }
    const targets = runs.map((run) => run.target);
    if (shuffle) targets.sort((x, y) => ((x.start * 7919 + seed) % 13) - ((y.start * 7919 + seed) % 13));
    const fixed = runs
      .map((run, at) => ({ source: run.source, target: targets[at]! }))
      .filter((run) => run.source.end > run.source.start || run.target.end > run.target.start);
    return { source: source.map((k) => ZH[k]!), target: target.map((k) => EN[k]!), fixed };
  });

test("every fixed bead is in the ladder with confidence 1, whatever else is fixed, and the rest is covered", () => {
  fc.assert(
    fc.property(decided, fc.boolean(), ({ source, target, fixed }, isLines) => {
      const align = (some: readonly FixedBead[]) =>
        isLines
          ? alignLines(source, target, lexicon, { fixed: some })
          : alignTexts(
              source.map((text) => ({ text })),
              target.map((text) => ({ text })),
              lexicon,
              { fixed: some },
            ).ladder;
      const whole = align(fixed);
      assertLadder(whole, source.length, target.length);
      expect(align(fixed)).toEqual(whole);
      for (const bead of fixed) expect(find(whole, bead)?.confidence).toBe(1);
      const less = align(fixed.slice(1));
      for (const bead of fixed.slice(1)) expect(find(less, bead)?.confidence).toBe(1);
      expect(align([...fixed].reverse())).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test("progress runs on over the gaps, and cancelling works in each of them", () => {
  const seen: number[] = [];
  const fixed = read("1=1 3=3");
  alignLines(ZH, EN, lexicon, { fixed, onProgress: (done, total) => seen.push(done / total) });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
  let asked = 0;
  const isCancelled = () => ++asked > 3;
  expect(() => alignLines(ZH, EN, lexicon, { fixed, isCancelled })).toThrow(Cancelled);
});
