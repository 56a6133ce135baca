import fc from "fast-check";
import { expect, test } from "vitest";
import { carrierBetween } from "@/lib/score/carry";

/** `[ ]` around the words that are marked, before and after; no brackets: of an earlier version. */
test.each([
  ["He left [yesterday].", "He left [yesterday]."],
  ["He left [yesterday].", "She had left [yesterday]."],
  ["He left [yesterday] evening.", "He left last night."],
  ["He [left the] house.", "He left a house."],
  ["the cat and [the] dog", "the cat and [the] old dog"],
  ["他[昨天]走了。", "他是[昨天]走的。"],
  ["他[昨天]走了。", "他今天走了。"],
  ["[He] left. He came.", "He came."],
  ["He came. [He] left.", "He came."],
  ["A. [B is here.]", "Before all. A. [B is here.] And more."],
])("%s → %s", (before, after) => {
  const text = (notation: string) => notation.replace(/[[\]]/g, "");
  const start = before.indexOf("[");
  const span = { start, end: before.indexOf("]") - 1 };
  const at = after.indexOf("[");
  const found = carrierBetween(text(before), text(after))(span);
  expect(found).toEqual(at === -1 ? null : { start: at, end: after.indexOf("]") - 1 });
});

test("a mark that is carried stands under the very words that were marked", () => {
  const words = fc.array(fc.constantFrom("the", "cat", "sat", "，", "猫", "走了", "\n\n", "a"), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, words, fc.nat(), fc.nat(), (first, second, from, length) => {
      const [before, after] = [first.join(" "), second.join(" ")];
      const start = from % (before.length + 1);
      const end = Math.min(before.length, start + (length % 12));
      const found = carrierBetween(before, after)({ start, end });
      if (found) expect(after.slice(found.start, found.end)).toBe(before.slice(start, end));
      expect(carrierBetween(before, before)({ start, end })).toEqual({ start, end });
    }),
  );
});

test("two texts of 100,000 letters are compared by their ends alone", () => {
  const long = "word ".repeat(20_000);
  expect(carrierBetween(`${long}old end`, `new ${long}old end`)({ start: 100_000, end: 100_003 })).toEqual({
    start: 100_004,
    end: 100_007,
  });
});
