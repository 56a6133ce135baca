import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asTheyStand, hasFreeBothSides, poolOf, wantedFromLadder } from "@/lib/db/alignments/again";
import { type Layout, layRows, type StandingRow, type Wanted } from "@/lib/db/alignments/lay";
import { type KeptRow, keptRows, summaryOf, wantedFromVersion } from "@/lib/db/alignments/version";
import { anyLadder } from "../../support/ladders";

/**
 * Rows in a notation of their own, parted by spaces: `ab|X/Y` holds the paragraphs a and b beside the English X and Y, `|N`
 * is English without Chinese, `*` before a row makes it a fixed point. The first row is r0, at rank 10.
 */
function rowsOf(shape: string): StandingRow[] {
  return shape
    .split(" ")
    .filter(Boolean)
    .map((one, index) => {
      const [chinese = "", english = ""] = one.replace("*", "").split("|");
      return {
        id: `r${index}`,
        rank: (index + 1) * 10,
        paragraphs: [...chinese],
        english: english
          .split("/")
          .filter(Boolean)
          .map((text) => ({ text, rowId: `r${index}`, writerId: null, contributors: {} })),
        isFixed: one.startsWith("*"),
        confidence: null,
        isCrossed: false,
      };
    });
}

/** "1-1 2-1 0-1" between the fixed rows, which are named by `*`; `1x1` is crossed with the next that is. */
function ladderOf(rows: readonly StandingRow[], shape: string) {
  const pool = poolOf(rows);
  const fixed = [...pool.fixed];
  let source = 0;
  let target = 0;
  const ladder = shape
    .split(" ")
    .filter(Boolean)
    .map((one) => {
      if (one === "*") {
        const bead = { ...fixed.shift()!, confidence: 1 };
        source = bead.source.end;
        target = bead.target.end;
        return bead;
      }
      const [sources, targets] = one.split(/[-x]/).map(Number) as [number, number];
      const bead = {
        source: { start: source, end: source + sources },
        target: { start: target, end: target + targets },
        confidence: 0.5,
        ...(one.includes("x") ? { isCrossed: true as const } : {}),
      };
      source += sources;
      target += targets;
      return bead;
    });
  const crossed = ladder.filter((bead) => "isCrossed" in bead);
  const [first, second] = crossed;
  if (first && second) [first.target, second.target] = [second.target, first.target];
  return ladder;
}

function lay(rows: readonly StandingRow[], wanted: readonly Wanted[], floor: number | null = null): Layout {
  const layout = layRows(rows, wanted, { ids: wanted.map((_, index) => `n${index}`), floor });
  if (!layout.ok) throw new Error("no room");
  return layout;
}

/** The rows once the layout is carried out, in order. */
function carriedOut(rows: readonly StandingRow[], layout: Layout): StandingRow[] {
  const gone = new Set(layout.retired.map(({ id }) => id));
  const changed = new Map(layout.changed.map((row) => [row.id, row]));
  return [
    ...rows.filter(({ id }) => !gone.has(id)).map((row) => ({ ...row, ...changed.get(row.id) })),
    ...layout.made.map((row) => ({ ...row, isFixed: false })),
  ].toSorted((a, b) => a.rank - b.rank);
}

const inShort = (rows: readonly StandingRow[]) =>
  rows
    .map(
      ({ id, isFixed, paragraphs, english }) =>
        `${id}:${isFixed ? "*" : ""}${paragraphs.join("")}|${english.map(({ text }) => text).join("/")}`,
    )
    .join(" ");

describe("a ladder laid over the rows", () => {
  test.each([
    { rows: "a|X b|Y", ladder: "1-1 1-1", becomes: "r0:a|X r1:b|Y", why: "nothing changes" },
    { rows: "a|X b| c|Y", ladder: "1-0 1-1 1-1", becomes: "r0:a| r1:b|X r2:c|Y", why: "English moves" },
    { rows: "a|X b|Y", ladder: "2-2", becomes: "r0:ab|X/Y", why: "two rows become one" },
    { rows: "ab|X/Y", ladder: "1-1 1-1", becomes: "r0:a|X n0:b|Y", why: "one row becomes two" },
    {
      rows: "ab|X",
      ladder: "2-0 0-1",
      becomes: "r0:a| n0:b| n1:|X",
      why: "nothing answers: a row a paragraph",
    },
    {
      rows: "a| |X/Y b|",
      ladder: "1-0 0-2 1-0",
      becomes: "r0:a| r1:|X/Y r2:b|",
      why: "a row of its own stays",
    },
    {
      rows: "a|X/Y b|",
      ladder: "1-0 0-2 1-0",
      becomes: "r0:a| n0:|X n1:|Y r1:b|",
      why: "English alone: each by itself",
    },
    {
      rows: "a| |X b|",
      ladder: "1-0 1-1",
      becomes: "r0:a| r2:b|X",
      why: "a row of its own that finds its Chinese goes",
    },
    { rows: "a|X *b|Y c|", ladder: "1-1 * 1-0", becomes: "r0:a|X r1:*b|Y r2:c|", why: "a fixed row stays" },
    {
      rows: "a| *|N b|X",
      ladder: "1-0 * 1-1",
      becomes: "r0:a| r1:*|N r2:b|X",
      why: "fixed English alone stays",
    },
    {
      rows: "a|X *b| c|Y",
      ladder: "1-1 * 1-1",
      becomes: "r0:a|X r1:*b| r2:c|Y",
      why: "and fixed Chinese alone",
    },
    { rows: "a|X b|Y", ladder: "1x1 1x1", becomes: "r0:a|Y r1:b|X", why: "crossed" },
    {
      rows: "a|X *| b|Y",
      ladder: "2-2",
      becomes: "r0:ab|X/Y r1:*|",
      why: "an empty row that somebody added is in nobody's way",
    },
  ])("$rows with $ladder: $why", ({ rows: shape, ladder, becomes }) => {
    const rows = rowsOf(shape);
    const wanted = wantedFromLadder(rows, poolOf(rows), ladderOf(rows, ladder));
    expect(inShort(carriedOut(rows, lay(rows, wanted)))).toBe(becomes);
  });

  test("DB-LAY-5 fixed English alone stays between its rows, wherever the aligner comes upon it", () => {
    const rows = rowsOf("a|X *|N b|Y c|");
    const [n] = poolOf(rows).fixed;
    const bead = (source: [number, number], target: [number, number]) => ({
      source: { start: source[0], end: source[1] },
      target: { start: target[0], end: target[1] },
      confidence: 0.5,
    });
    const note = { source: { start: 2, end: 2 }, target: n!.target, confidence: 1 };
    const ladder = [bead([0, 1], [0, 0]), bead([1, 2], [0, 1]), note, bead([2, 3], [2, 3])];
    const wanted = wantedFromLadder(rows, poolOf(rows), ladder);
    expect(inShort(carriedOut(rows, lay(rows, wanted)))).toBe("r0:a| r1:*|N r2:b|X r3:c|Y");
  });

  test("DB-LAY-3 what was said beside a row that goes is taken over where its Chinese is now", () => {
    const rows = rowsOf("a|X b|Y |N c|");
    const wanted = wantedFromLadder(rows, poolOf(rows), ladderOf(rows, "2-1 1-2"));
    const { retired } = lay(rows, wanted);
    expect(retired).toEqual([
      { id: "r1", heirId: "r0" },
      { id: "r2", heirId: "r3" },
    ]);
  });

  test("a crossing that the import found stays marked while the row stays as it is", () => {
    const rows = rowsOf("a|X b|Y").map((row) => ({ ...row, isCrossed: true }));
    const crossingsAfter = (ladder: string) =>
      wantedFromLadder(rows, poolOf(rows), ladderOf(rows, ladder)).map(
        (one) => "isCrossed" in one && one.isCrossed,
      );
    expect(crossingsAfter("1-1 1-1")).toEqual([true, true]);
    expect(crossingsAfter("2-2")).toEqual([false]);
  });

  test("without free Chinese and free English there is nothing to align", () => {
    expect(hasFreeBothSides(rowsOf("a|X"))).toBe(true);
    expect(hasFreeBothSides(rowsOf("a| *b|X"))).toBe(false);
    expect(hasFreeBothSides(rowsOf("*a| |X"))).toBe(false);
    const rows = rowsOf("a| *b|X *| c|");
    expect(inShort(carriedOut(rows, lay(rows, asTheyStand(rows))))).toBe(inShort(rows));
  });

  test.each([
    {
      what: "a fixed bead that did not come back",
      ladder: "1-1 1-1 1-1",
      error: /0 of 1 fixed beads came back/,
    },
  ])("$what is our mistake", ({ ladder, error }) => {
    const rows = rowsOf("a|X *bc|Y");
    expect(() => wantedFromLadder(rows, poolOf(rows), ladderOf(rows, ladder))).toThrow(error);
  });

  test("DB-LAY-1 what would be lost, or stand twice, is our mistake", () => {
    const rows = rowsOf("a|X b|Y");
    const [first, second] = asTheyStand(rows) as [Wanted, Wanted];
    expect(() => lay(rows, [first])).toThrow(RangeError);
    expect(() => lay(rows, [first, second, first])).toThrow(RangeError);
    expect(() => lay(rows, [second, first])).toThrow(RangeError);
    expect(() => lay(rows, [first, { ...second, english: [] } as Wanted])).toThrow(/English/);
  });

  test("where there is no room between two rows, it says so", () => {
    const rows = rowsOf("ab|X *c|Y").map((row, index) => ({ ...row, rank: 1 + index * 1e-9 }));
    const wanted = wantedFromLadder(rows, poolOf(rows), ladderOf(rows, "1-1 1-0 *"));
    expect(layRows(rows, wanted, { ids: ["n0", "n1"], floor: null })).toEqual({ ok: false });
  });
});

describe("a version laid over the rows of now", () => {
  test.each([
    { version: "a|X b|Y", rows: "ab|X/Y", becomes: "r0:a|X n0:b|Y", leftOut: 0, why: "as it was" },
    { version: "ab|X/Y", rows: "a|X b|Y", becomes: "r0:ab|X/Y", leftOut: 0, why: "the other way round" },
    {
      version: "a|X b|Y",
      rows: "*a|Y b|X",
      becomes: "r0:*a|Y r1:b| n0:|X",
      leftOut: 2,
      why: "DB-VERSION-1 DB-VERSION-3 a fixed row stays",
    },
    {
      version: "a|X b|Y",
      rows: "*a|X b| |Y",
      becomes: "r0:*a|X r1:b|Y",
      leftOut: 0,
      why: "a fixed row that says the same",
    },
    {
      version: "abc|X",
      rows: "a|X *b|Q c|",
      becomes: "r0:a|X r1:*b|Q r2:c|",
      leftOut: 1,
      why: "DB-VERSION-1 the rest of a row",
    },
    {
      version: "a|X",
      rows: "a|X b|Y",
      becomes: "r0:a|X r1:b|Y",
      leftOut: 0,
      why: "DB-VERSION-2 Chinese that it does not know",
    },
    {
      version: "a| b|",
      rows: "a|X b|Y",
      becomes: "r0:a| n0:|X r1:b| n1:|Y",
      leftOut: 0,
      why: "DB-VERSION-3 English that it does not know",
    },
    {
      version: "a|X |N b|Y",
      rows: "a|X/N b|Y",
      becomes: "r0:a|X n0:|N r1:b|Y",
      leftOut: 0,
      why: "English of its own",
    },
    { version: "|N a|X", rows: "a|N/X", becomes: "n0:|N r0:a|X", leftOut: 0, why: "at the very start" },
    { version: "a|X b|X", rows: "ab|X/X", becomes: "r0:a|X n0:b|X", leftOut: 0, why: "the same words twice" },
    { version: "zb|X", rows: "a| b|X", becomes: "r0:a| r1:b|X", leftOut: 1, why: "Chinese that is gone" },
    {
      version: "a|old b|Y",
      rows: "*a|new b|Y",
      becomes: "r0:*a|new r1:b|Y",
      leftOut: 1,
      why: "English that was changed",
    },
  ])("$version over $rows: $why", ({ version, rows: shape, becomes, leftOut }) => {
    const rows = rowsOf(shape);
    const laid = wantedFromVersion(rows, keptRows(rowsOf(version)));
    expect(inShort(carriedOut(rows, lay(rows, laid.wanted)))).toBe(becomes);
    expect(laid.leftOut).toBe(leftOut);
  });

  test("in figures", () => {
    const rows = rowsOf("a|X *b|Y c| |N d|Z *e| *|").map((row, index) => ({
      ...row,
      confidence: index === 0 ? 0.95 : 0.3,
      isOmitted: row.id === "r5",
    }));
    expect(summaryOf(rows, 0.9)).toEqual({ rowCount: 7, sure: 2, doubtful: 1, unanswered: 1, unmatched: 1 });
  });
});

const piece = fc.constantFrom("X", "Y", "Yes.");
const documents = fc
  .array(
    fc.record({
      paragraphs: fc.nat(3),
      english: fc.array(piece, { maxLength: 3 }),
      isFixed: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((shapes) => {
    let next = 0;
    return shapes.map(({ paragraphs, english, isFixed }, index): StandingRow => {
      const ids = Array.from({ length: paragraphs }, () => `p${next++}`);
      const pieces = english.map((text) => ({ text, rowId: `r${index}`, writerId: null, contributors: {} }));
      const row = { id: `r${index}`, rank: (index + 1) * 10, paragraphs: ids, english: pieces };
      return { ...row, isFixed, confidence: null, isCrossed: false };
    });
  });
const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 });

/** What has to hold of any rows laid out anew. */
function expectNothingLost(rows: readonly StandingRow[], layout: Layout) {
  const now = carriedOut(rows, layout);
  const chinese = (some: readonly StandingRow[]) => some.flatMap(({ paragraphs }) => paragraphs);
  const english = (some: readonly StandingRow[]) =>
    some.flatMap((row) => row.english.map(({ text }) => text)).toSorted();
  expect(chinese(now)).toEqual(chinese(rows));
  expect(english(now)).toEqual(english(rows));
  expect(now.filter(({ isFixed }) => isFixed)).toEqual(rows.filter(({ isFixed }) => isFixed));
  const ids = new Set(now.map(({ id }) => id));
  expect(ids.size).toBe(now.length);
  expect(new Set(now.map(({ rank }) => rank)).size).toBe(now.length);
  for (const { heirId } of layout.retired) {
    if (now.length > 0) expect(ids).toContain(heirId);
  }
  return now;
}

describe("laws", () => {
  test("DB-LAY-1 to 4 whatever the aligner says, nothing is lost, fixed rows stand, the original stays in order", () => {
    fc.assert(
      fc.property(documents, choices, (rows, ladder) => {
        const pool = poolOf(rows);
        const wanted = wantedFromLadder(rows, pool, anyLadder(pool, ladder));
        expectNothingLost(rows, lay(rows, wanted));
      }),
      { numRuns: 500 },
    );
  });

  test("DB-VERSION-1 to 3 whatever a version says, the same holds", () => {
    const versions = documents.map((rows): KeptRow[] => keptRows(rows));
    fc.assert(
      fc.property(documents, versions, (rows, version) => {
        expectNothingLost(rows, lay(rows, wantedFromVersion(rows, version).wanted));
      }),
      { numRuns: 500 },
    );
  });

  test("aligned again and gone back: where nobody decided anything, the rows say what they said", () => {
    fc.assert(
      fc.property(documents, choices, (shapes, ladder) => {
        const rows = shapes.map((row) => ({ ...row, isFixed: false }));
        const pool = poolOf(rows);
        const again = carriedOut(rows, lay(rows, wantedFromLadder(rows, pool, anyLadder(pool, ladder))));
        const moved = again.map((row) => ({
          ...row,
          english: row.english.map((one) => ({ ...one, rowId: row.id })),
        }));
        const { wanted, leftOut } = wantedFromVersion(moved, keptRows(rows));
        expect(leftOut).toBe(0);
        const back = carriedOut(moved, lay(moved, wanted));
        const said = (some: readonly StandingRow[]) => keptRows(some).map(([zh, en]) => [zh, en]);
        expect(said(back)).toEqual(said(rows));
      }),
      { numRuns: 300 },
    );
  });
});
