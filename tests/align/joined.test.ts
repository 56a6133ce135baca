import fc from "fast-check";
import { expect, test } from "vitest";
import { joinedSource } from "@/lib/align/items/joined";

const line = fc.record({ text: fc.constantFrom("甲", "乙。", "Open"), goesOn: fc.boolean() });

test("items cover the lines in order, and ranges go there and back", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { items, toItems, toLines } = joinedSource(lines);
      let at = 0;
      items.forEach((item, index) => {
        const range = toLines({ start: index, end: index + 1 });
        expect(range.start).toBe(at);
        expect(item.text.replaceAll(" ", "")).toBe(
          lines
            .slice(range.start, range.end)
            .map(({ text }) => text)
            .join(""),
        );
        expect(toItems(range)).toEqual({ start: index, end: index + 1 });
        expect(lines.slice(range.start, range.end - 1).every(({ goesOn }) => goesOn)).toBe(true);
        at = range.end;
      });
      expect(at).toBe(lines.length);
    }),
  );
});

test("an empty range stays where it is; one that parts a joined text is our mistake", () => {
  const { toItems, toLines } = joinedSource([
    { text: "一", goesOn: true },
    { text: "二", goesOn: false },
    { text: "三", goesOn: false },
  ]);
  expect(toLines({ start: 1, end: 1 })).toEqual({ start: 2, end: 2 });
  expect(toItems({ start: 3, end: 3 })).toEqual({ start: 2, end: 2 });
  expect(() => toItems({ start: 1, end: 2 })).toThrow(RangeError);
});
