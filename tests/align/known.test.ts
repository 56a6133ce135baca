/**
 * What people confirmed and agreed on changes what is answered. The words are invented: no dictionary has them, and a
 * person could place them only by what is known.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { alignLines, alignTexts } from "../../lib/align/align";
import type { Known } from "../../lib/align/lexicon/known";
import { assertLadder, type Ladder } from "../../lib/align/model/ladder";
import { shape, smallLexicon } from "./notation";

const lexicon = smallLexicon();

/** As long as one another, without a word in common; one English sentence, which may answer either. */
const SOURCE = ["乙丙丁戊的时候，己庚辛壬。", "癸子丑寅的时候，卯辰巳午。"];
const TARGET = ["When the zorble came the flimmer went away home."];

const terms = (...rows: (readonly [string, string])[]): Known => ({
  pairs: [],
  terms: rows.map(([source, target]) => ({ source, target })),
});

/** Confirmed translations that have the two words in a row of others. */
const pairs = (zorble: string, flimmer: string): Known => ({
  terms: [],
  pairs: [
    [`${zorble}。`, "Zorble."],
    [`${zorble}！`, "A zorble!"],
    [`${zorble}？`, "Zorble?"],
    [`“${zorble}”`, "“Zorble”"],
    [`${zorble}：`, "Zorbles:"],
    [`${flimmer}。`, "Flimmer."],
    [`${flimmer}！`, "A flimmer!"],
    [`${flimmer}？`, "Flimmer?"],
    [`“${flimmer}”`, "“Flimmer”"],
    [`${flimmer}：`, "Flimmers:"],
  ].map(([source, target]) => ({ source: source!, target: target! })),
});

/** Which of the two Chinese sentences the English one answers, or both. */
const answered = (ladder: Ladder) =>
  ladder
    .filter(({ target }) => target.end > target.start)
    .map(({ source }) => `${source.start}–${source.end}`)
    .join(" ");

const items = (texts: readonly string[]) => texts.map((text) => ({ text }));
const doors = {
  alignLines: (known: Known) => alignLines(SOURCE, TARGET, lexicon, { known }),
  alignTexts: (known: Known) => alignTexts(items(SOURCE), items(TARGET), lexicon, { known }).ladder,
};

test.each([
  {
    what: "agreed terms of the first",
    known: terms(["丙丁戊", "zorble"], ["庚辛壬", "flimmer"]),
    run: "0–1",
  },
  {
    what: "agreed terms of the second",
    known: terms(["子丑寅", "zorble"], ["辰巳午", "flimmer"]),
    run: "1–2",
  },
  { what: "confirmed words of the first", known: pairs("丙丁", "庚辛"), run: "0–1" },
  { what: "confirmed words of the second", known: pairs("子丑", "辰巳"), run: "1–2" },
])("$what: the English answers $run", ({ known, run }) => {
  expect(answered(doors.alignLines(known))).toBe(run);
  expect(answered(doors.alignTexts(known))).toBe(run);
});

const confidenceOf = (ladder: Ladder, at: number) =>
  ladder.find(
    ({ source, target }) => source.start === at && source.end === at + 1 && target.end > target.start,
  )?.confidence ?? 0;

test.each(["alignLines", "alignTexts"] as const)("%s is surer with a term than without", (door) => {
  const without = confidenceOf(doors[door](terms()), 1);
  expect(confidenceOf(doors[door](terms(["子丑寅", "zorble"], ["辰巳午", "flimmer"])), 1)).toBeGreaterThan(
    without,
  );
});

test("a term whose English is not there, and one confirmed translation, change nothing", () => {
  for (const door of [doors.alignLines, doors.alignTexts]) {
    const plain = door(terms());
    const once: Known = { terms: [], pairs: [{ source: "子丑寅。", target: "Zorble." }] };
    expect(door(once)).toEqual(plain);
    expect(shape(door(terms(["天地", "heaven and earth"])))).toBe(shape(plain));
  }
});

const text = fc.oneof(
  fc.constantFrom("", " ", "𠮷", "\ud800", "乙丙", "子丑寅", "zorble", "the", "1,024"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const told = fc.array(fc.record({ source: text, target: text }), { maxLength: 5 });

test("a ladder covers both sides whatever is known, and is the same each time", () => {
  fc.assert(
    fc.property(told, told, fc.array(text, { maxLength: 4 }), (some, agreed, more) => {
      const known = { pairs: some, terms: agreed };
      const source = [...SOURCE, ...more];
      const run = () => alignLines(source, TARGET, lexicon, { known });
      assertLadder(run(), source.length, TARGET.length);
      expect(run()).toEqual(run());
      const paragraphs = alignTexts(items(source), items(TARGET), lexicon, { known }).ladder;
      assertLadder(paragraphs, source.length, TARGET.length);
    }),
    { numRuns: 40 },
  );
});
