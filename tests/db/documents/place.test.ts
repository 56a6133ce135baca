import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bead } from "@/lib/align/ladder";
import { type PlacedRow, placeDraft } from "@/lib/db/documents/place";
import { joinEnglish } from "@/lib/segment/target";

/**
 * Rows in a notation of their own, one sign each: `1`, `2`, … an untouched row with so many paragraphs of Chinese; `t` a
 * row that somebody has worked on (its English is "worked"); `n` a note, English without Chinese; `c` an untouched row with a
 * comment on it.
 */
function rowsOf(shape: string): PlacedRow[] {
  return [...shape].map((sign, index) => ({
    id: `${sign}${index}`,
    rank: (index + 1) * 1024,
    paragraphs: sign === "n" ? 0 : /\d/.test(sign) ? Number(sign) : 1,
    isUntouched: sign !== "t" && sign !== "n",
    isBare: sign !== "c",
    target: sign === "t" ? "worked" : sign === "n" ? "a note" : "",
  }));
}

/** "2-1 0-1": two paragraphs beside one, then English alone. */
function ladderOf(shape: string): Bead[] {
  let source = 0;
  let target = 0;
  return shape
    .split(" ")
    .filter(Boolean)
    .map((bead) => {
      const [sources, targets] = bead.split("-").map(Number) as [number, number];
      const made = {
        source: { start: source, end: source + sources },
        target: { start: target, end: target + targets },
        confidence: 1,
      };
      source += sources;
      target += targets;
      return made;
    });
}

const draftOf = (shape: string) =>
  ladderOf(shape).flatMap(({ target }) =>
    Array.from({ length: target.end - target.start }, (_, index) => `E${target.start + index}`),
  );

/** What came of it, in words: `row=text`, `row+absorbed=text`, `row?text` for a suggestion, `@rank=text`, `already`. */
function placed(rows: string, ladder: string, draft = draftOf(ladder)): string[] {
  const { filled, suggested, own, already } = placeDraft(rowsOf(rows), draft, ladderOf(ladder));
  const on = (text: string) => text.replaceAll("\n\n", "/");
  return [
    ...filled.map(({ rowId, absorbs, text }) => `${[rowId, ...absorbs].join("+")}=${on(text)}`),
    ...suggested.map(({ rowId, text }) => `${rowId}?${on(text)}`),
    ...own.map(({ rank, text }) => `@${rank}=${on(text)}`),
    ...already.map(() => "already"),
  ];
}

describe("placing a draft", () => {
  test.each([
    { rows: "11", ladder: "1-1 1-1", placement: ["10=E0", "11=E1"], why: "one to one" },
    { rows: "1", ladder: "1-2", placement: ["10=E0/E1"], why: "one row takes two English paragraphs" },
    {
      rows: "111",
      ladder: "2-1 1-1",
      placement: ["10+11=E0", "12=E1"],
      why: "D3 two untouched rows become one",
    },
    { rows: "1c", ladder: "2-1", placement: ["10=E0"], why: "D3 a row with a comment is not retired" },
    { rows: "c1", ladder: "2-1", placement: ["c0+11=E0"], why: "D3 but it may take another in" },
    { rows: "11", ladder: "1-1 1-0", placement: ["10=E0"], why: "D5 Chinese without English stays" },
    {
      rows: "11",
      ladder: "1-1 0-1 1-1",
      placement: ["10=E0", "11=E2", "@1536=E1"],
      why: "D4 between its neighbours",
    },
    { rows: "1", ladder: "0-1 1-1", placement: ["10=E1", "@512=E0"], why: "D4 before the first" },
    {
      rows: "1",
      ladder: "1-1 0-2",
      placement: ["10=E0", "@2048=E1", "@3072=E2"],
      why: "D4 after the last, each by itself",
    },
    { rows: "t", ladder: "1-1", placement: ["t0?E0"], why: "D2 work stays, the draft waits beside it" },
    {
      rows: "1t",
      ladder: "2-1",
      placement: ["t1?E0"],
      why: "D2 a bead over an untouched and a touched row leaves both",
    },
    {
      rows: "2",
      ladder: "1-1 1-1",
      placement: ["20=E0/E1"],
      why: "a row of two paragraphs is not taken apart",
    },
    {
      rows: "2",
      ladder: "1-1 0-1 1-1",
      placement: ["20=E0/E1/E2"],
      why: "English inside a row stays inside it",
    },
    { rows: "1n1", ladder: "1-1 1-1", placement: ["10=E0", "12=E1"], why: "notes are passed over" },
    { rows: "21", ladder: "1-1 2-1", placement: ["20+11=E0/E1"], why: "beads that share a row go together" },
    { rows: "", ladder: "0-1", placement: ["@1024=E0"], why: "a document without rows" },
  ])("$rows with $ladder: $why", ({ rows, ladder, placement }) => {
    expect(placed(rows, ladder)).toEqual(placement);
  });

  test("what stands there already is neither suggested nor noted again", () => {
    expect(placed("t", "1-1", ["worked"])).toEqual(["already"]);
    expect(placed("1n", "1-1 0-1", ["new", "a note"])).toEqual(["10=new", "already"]);
  });
});

const shapes = fc.array(fc.constantFrom("1", "2", "3", "t", "n", "c"), { maxLength: 12 }).chain((signs) => {
  const paragraphs = rowsOf(signs.join("")).reduce((sum, row) => sum + row.paragraphs, 0);
  return fc.record({
    rows: fc.constant(signs.join("")),
    ladder: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { maxLength: 20 })
      .map((beads) => covering(beads, paragraphs)),
  });
});

/** Beads cut down, or filled up, to cover exactly so many paragraphs. */
function covering(beads: readonly (readonly [number, number])[], paragraphs: number): string {
  const made: string[] = [];
  let left = paragraphs;
  for (const [source, target] of beads) {
    const taken = Math.min(source, left);
    if (taken + target === 0) continue;
    made.push(`${taken}-${target}`);
    left -= taken;
  }
  return [...made, ...Array.from({ length: left }, () => "1-0")].join(" ");
}

describe("laws", () => {
  test("D1 every English paragraph is in exactly one place, with its own words", () => {
    fc.assert(
      fc.property(shapes, ({ rows, ladder }) => {
        const draft = draftOf(ladder);
        const plan = placeDraft(rowsOf(rows), draft, ladderOf(ladder));
        const places = [...plan.filled, ...plan.suggested, ...plan.own];
        const seen = [...places.map(({ english }) => english), ...plan.already].flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, index) => start + index),
        );
        expect(seen.toSorted((a, b) => a - b)).toEqual(draft.map((_, index) => index));
        for (const { english, text } of places) {
          expect(text).toBe(joinEnglish(draft.slice(english.start, english.end)));
        }
      }),
    );
  });

  test("D2 D3 only untouched rows are filled or retired, none twice, and none with something on it is retired", () => {
    fc.assert(
      fc.property(shapes, ({ rows, ladder }) => {
        const byId = new Map(rowsOf(rows).map((row) => [row.id, row]));
        const { filled } = placeDraft([...byId.values()], draftOf(ladder), ladderOf(ladder));
        const used = filled.flatMap(({ rowId, absorbs }) => [rowId, ...absorbs]);
        expect(new Set(used).size).toBe(used.length);
        expect(used.every((id) => byId.get(id)!.isUntouched && byId.get(id)!.paragraphs > 0)).toBe(true);
        expect(filled.flatMap(({ absorbs }) => absorbs).every((id) => byId.get(id)!.isBare)).toBe(true);
      }),
    );
  });

  test("D4 rows in their order, new ones among them, hold the English in the order of the draft", () => {
    fc.assert(
      fc.property(shapes, ({ rows, ladder }) => {
        const all = rowsOf(rows);
        const { filled, own } = placeDraft(all, draftOf(ladder), ladderOf(ladder));
        const rankOf = new Map(all.map((row) => [row.id, row.rank]));
        const standing = [
          ...filled.map(({ rowId, english }) => ({ rank: rankOf.get(rowId)!, start: english.start })),
          ...own.map(({ rank, english }) => ({ rank, start: english.start })),
        ].toSorted((a, b) => a.rank - b.rank);
        const starts = standing.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(new Set(standing.map(({ rank }) => rank)).size).toBe(standing.length);
      }),
    );
  });
});
