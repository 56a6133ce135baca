import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRow, listRows, makeRows, replaceRow, rowAt, rowCount, takeIn } from "@/lib/workbench/state/rows";
import { row } from "./rows-made";

const many = (count: number) => makeRows(Array.from({ length: count }, (_, index) => row(index + 1)));

describe("the rows of a document", () => {
  test.each([0, 1, 255, 256, 257, 1_000])("%i rows are found by place and by id", (count) => {
    const rows = many(count);
    expect(rowCount(rows)).toBe(count);
    expect(rowAt(rows, count)).toBeUndefined();
    for (const [index, one] of listRows(rows).entries()) {
      expect(rowAt(rows, index)).toBe(one);
      expect(findRow(rows, one.id)).toBe(one);
    }
  });

  test("changing one of 20,000 copies one piece and shares the rest, and the places too", () => {
    const rows = many(20_000);
    const next = replaceRow(rows, row(300, "new"));
    expect(findRow(next, "s300")?.target).toBe("new");
    expect(next.places).toBe(rows.places);
    expect(next.pieces.filter((piece, index) => piece !== rows.pieces[index])).toHaveLength(1);
  });

  test("an id that comes twice is our mistake", () => {
    expect(() => makeRows([row(1), row(1)])).toThrow(RangeError);
  });

  test("a row that is known with a newer revision stays as it is", () => {
    const rows = takeIn(many(2), [row(1, "newest", { revision: 7 })]);
    expect(findRow(takeIn(rows, [row(1, "late", { revision: 6 })]), "s1")?.target).toBe("newest");
  });

  test("law: taking in rows in any order, also twice, gives the rows by rank", () => {
    const ranks = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 30 });
    fc.assert(
      fc.property(ranks, ranks, (first, second) => {
        const made = (list: readonly number[]) => list.map((rank) => row(rank));
        const sorted = [...first].sort((one, other) => one - other);
        const rows = takeIn(takeIn(makeRows(made(sorted)), made(second)), made(second));
        const expected = [...new Set([...first, ...second])].sort((one, other) => one - other);
        expect(listRows(rows).map(({ rank }) => rank)).toEqual(expected);
        const without = takeIn(
          rows,
          [],
          made(first).map(({ id }) => id),
        );
        expect(listRows(without).map(({ rank }) => rank)).toEqual(
          expected.filter((rank) => !first.includes(rank)),
        );
      }),
    );
  });
});
