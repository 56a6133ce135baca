import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATEGORIES, categoryByKey, categoryOf, reasonOf } from "@/lib/score/categories";
import { chaptersOf } from "@/lib/score/chapters";
import { estimate, verdictOf } from "@/lib/score/estimate";
import { gammaBelow, gammaQuantile } from "@/lib/score/gamma";
import { drawSample } from "@/lib/score/sample";
import { type Ground, scoreWhole, tally } from "@/lib/score/tally";
import { DEFAULT_SCORE_SETTINGS, gravestButOne, pointsOf, SEVERITY_KEYS } from "@/lib/score/weights";

const ITS_TYPES =
  "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance uncategorized other".split(
    " ",
  );

describe("categories", () => {
  test("have names, keys and types of ITS 2.0 that are one of a kind or of its list", () => {
    const names = CATEGORIES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const keys = CATEGORIES.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[a-z]$/.test(key))).toBe(true);
    expect(CATEGORIES.filter(({ its }) => !ITS_TYPES.includes(its))).toEqual([]);
    expect(Object.keys(SEVERITY_KEYS).some((key) => categoryByKey(key))).toBe(false);
  });

  test.each([
    ["accuracy/omission", "omission", "accuracy"],
    ["linguistic/spelling", "misspelling", "fluency"],
    ["locale/date-format", "locale-violation", "locale"],
    ["audience/offensive", "other", "style"],
    ["other", "other", "other"],
  ])("%s is %s in ITS and sends back for %s", (name, its, reason) => {
    expect(categoryOf(name)?.its).toBe(its);
    expect(reasonOf(name)).toBe(reason);
  });

  test("a category that is not known weighs 1 and sends back for another reason", () => {
    expect(pointsOf({ category: "gone/astray", severity: "major" }, DEFAULT_SCORE_SETTINGS)).toBe(5);
    expect(reasonOf("gone/astray")).toBe("other");
  });
});

test.each([
  [{}, "accuracy/omission", "major", 5],
  [{ accuracy: 2 }, "accuracy/omission", "major", 10],
  [{ accuracy: 2, "accuracy/omission": 0.5 }, "accuracy/omission", "critical", 12.5],
  [{ accuracy: 2 }, "style/awkward", "minor", 1],
  [{}, "style", "neutral", 0],
] as const)("with weights %j %s, %s, is %d points", (categories, category, severity, points) => {
  expect(pointsOf({ category, severity }, { ...DEFAULT_SCORE_SETTINGS, categories })).toBe(points);
});

describe("chapters", () => {
  test.each([
    ["- - -", "---"],
    ["0 - 1 - - 1 -", "0- 1-- 1-"],
    ["1 - 2 - 2 -", "1- 2- 2-"],
    ["- 2 3 - 2 -", "- 23- 2-"],
    ["1 - -", "1--"],
  ])("%s → %s", (notation, wanted) => {
    const rows = notation
      .split(" ")
      .map((one, at) => ({ id: `${at}`, heading: one === "-" ? null : Number(one) }));
    const found = chaptersOf(rows);
    expect(found.map((chapter) => chapter.rows.map(({ heading }) => heading ?? "-").join("")).join(" ")).toBe(
      wanted,
    );
    expect(found.flatMap((chapter) => chapter.rows)).toEqual(rows);
  });
});

describe("a sample", () => {
  const row = fc.record({
    words: fc.integer({ min: 0, max: 400 }),
    lot: fc.nat().map((one) => one.toString(16).padStart(8, "0")),
  });
  const chapters = fc
    .array(fc.array(row, { maxLength: 30 }), { minLength: 1, maxLength: 6 })
    .map((all) => all.map((rows, chapter) => rows.map((one, at) => ({ ...one, id: `${chapter}-${at}` }))));
  const size = fc.record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    least: fc.integer({ min: 0, max: 3_000 }),
    leastOf: fc.constantFrom("chapter" as const, "document" as const),
  });
  const sum = (rows: readonly { readonly words: number }[]) =>
    rows.reduce((all, { words }) => all + words, 0);

  test("has what is asked of each chapter, or all of it, and no row more than it takes", () => {
    fc.assert(
      fc.property(chapters, size, (all, wanted) => {
        const drawn = drawSample(all, wanted);
        for (const rows of all) {
          const own = rows.filter(({ id }) => drawn.has(id));
          expect(own.every(({ words }) => words > 0)).toBe(true);
          const quota = Math.max(wanted.share * sum(rows), wanted.leastOf === "chapter" ? wanted.least : 0);
          expect(sum(own)).toBeGreaterThanOrEqual(Math.min(sum(rows), quota) - 1e-6);
          if (wanted.leastOf === "chapter" && own.length > 0)
            expect(own.some(({ words }) => sum(own) - words < quota)).toBe(true);
        }
        if (wanted.leastOf === "document")
          expect(sum(all.flat().filter(({ id }) => drawn.has(id)))).toBeGreaterThanOrEqual(
            Math.min(sum(all.flat()), wanted.least),
          );
      }),
    );
  });

  test("is the same whatever the order of the rows, and grows with what is asked", () => {
    fc.assert(
      fc.property(chapters, size, (all, wanted) => {
        const drawn = drawSample(all, wanted);
        expect(
          drawSample(
            all.map((rows) => rows.toReversed()),
            wanted,
          ),
        ).toEqual(drawn);
        if (wanted.leastOf === "chapter")
          expect(
            [...drawn].every((id) => drawSample(all, { ...wanted, least: wanted.least + 500 }).has(id)),
          ).toBe(true);
      }),
    );
  });
});

describe("the gamma distribution", () => {
  // Tables of chi-squared: twice a gamma variable of half its degrees of freedom.
  test.each([
    [2, 0.975, 7.378],
    [2, 0.025, 0.0506],
    [10, 0.975, 20.483],
    [10, 0.025, 3.247],
    [100, 0.975, 129.561],
    [100, 0.025, 74.222],
  ])("chi-squared of %d degrees at %d is %d", (degrees, probability, value) => {
    expect(2 * gammaQuantile(degrees / 2, probability)).toBeCloseTo(value, 2);
  });

  test("its quantile is the inverse of its distribution, and its shapes join without a step", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 20_000, noNaN: true }),
        fc.constantFrom(0.025, 0.975, 0.5),
        (shape, probability) => {
          expect(gammaBelow(shape, gammaQuantile(shape, probability))).toBeCloseTo(probability, 6);
        },
      ),
    );
    const [below, above] = [gammaQuantile(20_000, 0.975), gammaQuantile(20_001, 0.975)];
    expect(above - below).toBeGreaterThan(0.9);
    expect(above - below).toBeLessThan(1.2);
  });
});

describe("an estimate", () => {
  const rows = (...points: number[]) => points.map((one) => ({ words: 100, points: one }));

  test("of one chapter that was read whole is its score alone", () => {
    expect(estimate([{ words: 400, rows: rows(0, 5, 1, 0) }], 5)).toMatchObject({
      score: 15,
      low: 15,
      high: 15,
      words: 400,
      of: 400,
    });
  });

  test("weighs chapters by their words and not by what was read of them", () => {
    const found = estimate(
      [
        { words: 9_000, rows: rows(1) },
        { words: 1_000, rows: rows(5, 5) },
      ],
      5,
    );
    expect(found.score).toBeCloseTo(0.9 * 10 + 0.1 * 50);
  });

  test("without an error in the sample says that there may be some", () => {
    const found = estimate([{ words: 10_000, rows: rows(...new Array(10).fill(0)) }], 5);
    expect(found).toMatchObject({ score: 0, low: 0 });
    // Garwood 1934: no event in n words, at most 3.69 in n; with 5 points each, and nine tenths not read.
    expect(found.high).toBeCloseTo((5 * 3.689 * Math.sqrt(0.9)) / 1, 0);
  });

  test("of nothing is none", () => {
    expect(estimate([{ words: 100, rows: [] }], 5)).toMatchObject({
      score: null,
      low: null,
      high: null,
      rows: 0,
    });
    expect(estimate([], 5).score).toBeNull();
  });

  const stratum = fc
    .record({
      rows: fc.array(
        fc.record({
          words: fc.integer({ min: 1, max: 300 }),
          points: fc.double({ min: 0, max: 60, noNaN: true }),
        }),
        { maxLength: 20 },
      ),
      more: fc.integer({ min: 0, max: 50_000 }),
    })
    .map(({ rows: own, more }) => ({
      rows: own,
      words: own.reduce((sum, { words }) => sum + words, 0) + more,
    }));

  test("lies in its interval, whose ends are numbers, whatever was marked", () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (strata) => {
        const { score, low, high } = estimate(strata, 5);
        if (score === null) return;
        expect(low!).toBeGreaterThanOrEqual(0);
        expect(low!).toBeLessThanOrEqual(score);
        expect(high!).toBeGreaterThanOrEqual(score);
        expect(Number.isFinite(high!)).toBe(true);
      }),
    );
  });

  test("is the same whatever the order of rows and chapters", () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 4 }), (strata) => {
        const one = estimate(strata, 5);
        const other = estimate(
          strata.toReversed().map((own) => ({ ...own, rows: own.rows.toReversed() })),
          5,
        );
        if (one.score === null) {
          expect(other.score).toBeNull();
          return;
        }
        expect(other.score!).toBeCloseTo(one.score, 6);
        expect(other.high!).toBeCloseTo(one.high!, 4);
      }),
    );
  });
});

test.each([
  [{ score: 10, low: 5, high: 15 }, 20, "passes"],
  [{ score: 10, low: 5, high: 15 }, 4, "fails"],
  [{ score: 10, low: 5, high: 15 }, 12, "unsure"],
  [{ score: 10, low: 5, high: 15 }, null, null],
  [{ score: 10, low: null, high: null }, 12, null],
])("%j against %s %s", (score, threshold, verdict) => {
  expect(verdictOf(score, threshold)).toBe(verdict);
});

describe("a tally", () => {
  const ground = (over: Partial<Ground>): Ground => ({
    rows: ["a", "b", "c"].map((id) => ({ id, chapter: 0, words: 100, translatorId: "t" })),
    chapterWords: [300],
    drawn: null,
    readings: [],
    marks: [],
    ...over,
  });
  const read = (segmentId: string, reviewerId = "r") => ({
    segmentId,
    reviewerId,
    words: 100,
    translatorId: "t",
  });
  const mark = (id: string, segmentId: string, severity: "minor" | "major", reviewerId = "r") => ({
    ...{ id, segmentId, severity, reviewerId },
    category: "accuracy/omission",
  });

  test("counts what a reviewer marked in rows that they have read", () => {
    const one = ground({
      readings: [read("a"), read("b")],
      marks: [mark("1", "a", "major"), mark("2", "c", "major")],
    });
    const found = tally(one, DEFAULT_SCORE_SETTINGS);
    expect([...found.counted]).toEqual(["1"]);
    expect(scoreWhole(one, found, DEFAULT_SCORE_SETTINGS)).toMatchObject({
      score: 25,
      low: null,
      high: null,
      words: 200,
      of: 300,
      points: 5,
    });
  });

  test("takes the mean of two who have read a row", () => {
    const one = ground({
      readings: [read("a"), read("a", "q")],
      marks: [mark("1", "a", "major"), mark("2", "a", "minor", "q"), mark("3", "a", "major", "x")],
    });
    const found = tally(one, DEFAULT_SCORE_SETTINGS);
    expect(found.rows).toEqual([{ id: "a", chapter: 0, words: 100, points: 3, translatorId: "t" }]);
    expect([...found.counted]).toEqual(["1", "2"]);
  });

  test("of a sample leaves out what was not drawn, and says what is not read yet", () => {
    const one = ground({
      drawn: new Map([
        ["a", 0],
        ["c", 0],
      ]),
      readings: [read("a"), read("b")],
      marks: [mark("1", "b", "major")],
    });
    const found = tally(one, DEFAULT_SCORE_SETTINGS);
    expect(found).toMatchObject({ unread: 1, rows: [{ id: "a", points: 0 }] });
    expect(found.counted.size).toBe(0);
    const score = scoreWhole(one, found, DEFAULT_SCORE_SETTINGS);
    expect(score.score).toBe(0);
    expect(score.high).toBeGreaterThan(gravestButOne(DEFAULT_SCORE_SETTINGS));
  });
});
