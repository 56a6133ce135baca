import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  inOrder,
  isBoundary,
  ofWholeCharacters,
  type Replacement,
  replaceIn,
  undoing,
} from "@/lib/corrections/corrections";
import { anyText } from "../text/strings";

/** A text with its corrections written into it: `他[照旧>已经]走了`. */
function marked(written: string): { text: string; corrections: Replacement[] } {
  let text = "";
  const corrections: Replacement[] = [];
  for (const part of written.split(/(\[[^\]]*\])/u)) {
    const [, old, put] = /^\[([^>]*)>([^\]]*)\]$/u.exec(part) ?? [];
    if (old === undefined || put === undefined) {
      text += part;
      continue;
    }
    corrections.push({ start: text.length, end: text.length + old.length, old, new: put });
    text += old;
  }
  return { text, corrections };
}

describe("the corrected text", () => {
  test.each([
    ["他[照旧>已经]走了", "他已经走了"],
    ["[一又>朋]友[领会>理解]", "朋友理解"],
    ["好[的的>的]", "好的"],
    ["走[。。。>]", "走"],
    ["[𠮷>吉]野家", "吉野家"],
    ["[👩‍👩‍👧>一家]人", "一家人"],
    ["e\u0301[é>e]", "e\u0301e"],
    ["上\u2028[下>右]", "上\u2028右"],
    ["\ud800[人>入]", "\ud800入"],
  ])("%s is read %s", (written, expected) => {
    const { text, corrections } = marked(written);
    expect(replaceIn(text, corrections)).toMatchObject({ ok: true, text: expected });
    expect(replaceIn(text, corrections.toReversed())).toMatchObject({ ok: true, text: expected });
  });

  test.each<[string, string, Omit<Replacement, "new">[], string, number]>([
    ["something else stands there", "甲乙丙", [{ start: 0, end: 1, old: "乙" }], "not-there", 0],
    ["it is longer than what stands there", "甲乙", [{ start: 0, end: 1, old: "甲乙" }], "not-there", 0],
    [
      "two overlap",
      "甲乙丙",
      [
        { start: 1, end: 3, old: "乙丙" },
        { start: 0, end: 2, old: "甲乙" },
      ],
      "overlap",
      0,
    ],
    ["it is empty", "甲乙", [{ start: 1, end: 1, old: "" }], "empty", 0],
    ["it ends outside", "甲", [{ start: 0, end: 2, old: "甲" }], "outside", 0],
    ["it begins before", "甲", [{ start: -1, end: 1, old: "甲" }], "outside", 0],
    ["an offset is no whole number", "甲", [{ start: 0, end: 0.5, old: "甲" }], "outside", 0],
    ["it cuts a surrogate pair", "𠮷", [{ start: 0, end: 1, old: "\ud842" }], "inside-character", 0],
    ["it takes an accent only", "e\u0301", [{ start: 1, end: 2, old: "\u0301" }], "inside-character", 0],
  ])("is refused where %s", (_, text, wrong, reason, index) => {
    const corrections = wrong.map((one) => ({ ...one, new: "新" }));
    expect(replaceIn(text, corrections)).toEqual({ ok: false, reason, index });
  });

  test("a correction of half a character is made one of the whole", () => {
    const joiner = { start: 1, end: 2, old: "\u200d", new: "" };
    expect(ofWholeCharacters("中\u200d国", joiner)).toEqual({ start: 0, end: 2, old: "中\u200d", new: "中" });
    const plain = { start: 0, end: 1, old: "中", new: "" };
    expect(ofWholeCharacters("中国", plain)).toBe(plain);
    const first = { start: 0, end: 1, old: "e", new: "a" };
    expect(ofWholeCharacters("e\u0301x", first)).toEqual({
      start: 0,
      end: 2,
      old: "e\u0301",
      new: "a\u0301",
    });
  });
});

describe("the way there and back", () => {
  /** For each offset of the one text, where it falls in the other. */
  function ways(written: string) {
    const { text, corrections } = marked(written);
    const done = replaceIn(text, corrections);
    if (!done.ok) throw new Error(done.reason);
    const each = (length: number, to: (offset: number) => number) =>
      Array.from({ length: length + 1 }, (_, offset) => to(offset)).join(" ");
    return [each(text.length, done.map.toCorrected), each(done.text.length, done.map.toOriginal)];
  }
  test.each([
    ["甲乙", "0 1 2", "0 1 2"],
    ["甲[乙丙>己]丁", "0 1 1 2 3", "0 1 3 4"],
    ["甲[乙>己庚辛]丁", "0 1 4 5", "0 1 1 1 2 3"],
    ["甲[乙丙>]丁", "0 1 1 1 2", "0 3 4"],
    ["[甲>][乙>]", "0 0 0", "2"],
    ["[甲>己][乙>庚辛]", "0 1 3", "0 1 1 2"],
  ])("%s: %s; back: %s", (written, there, back) => {
    expect(ways(written)).toEqual([there, back]);
  });

  test.each<[string, number, number, number, number, number[]]>([
    ["甲[照旧>已经]丁", 1, 3, 1, 3, [0]],
    ["甲[照旧>已经]丁", 2, 3, 1, 3, [0]],
    ["甲[照旧>已经]丁", 0, 2, 0, 3, [0]],
    ["甲[照旧>已经]丁", 2, 2, 1, 3, [0]],
    ["甲[照旧>已经]丁", 0, 1, 0, 1, []],
    ["甲[照旧>已经]丁", 3, 4, 3, 4, []],
    ["甲[乙>]丙", 0, 1, 0, 1, []],
    ["甲[乙>]丙", 1, 2, 2, 3, []],
    ["甲[乙>]丙", 0, 2, 0, 3, [0]],
    ["甲[乙>]丙", 1, 1, 2, 2, []],
    ["[甲>]", 0, 0, 1, 1, []],
  ])(
    "of %s, %i to %i of the corrected text is %i to %i of the original",
    (written, from, to, start, end, touched) => {
      const { text, corrections } = marked(written);
      const done = replaceIn(text, corrections);
      if (!done.ok) throw new Error(done.reason);
      expect(done.map.originalOf({ start: from, end: to })).toEqual({ start, end, touched });
    },
  );
});

describe("laws", () => {
  /** A text, and corrections that can be made in it. */
  const corrected = fc
    .tuple(anyText, fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.string({ maxLength: 4 }))))
    .map(([text, wishes]) => {
      const corrections: Replacement[] = [];
      let at = 0;
      for (const [gap, length, put] of wishes) {
        const start = at + (gap % 5);
        const end = start + 1 + length;
        if (end > text.length) break;
        if (!isBoundary(text, start) || !isBoundary(text, end)) {
          at = end;
          continue;
        }
        corrections.push({ start, end, old: text.slice(start, end), new: put });
        at = end;
      }
      return { text, corrections };
    });

  function done({ text, corrections }: { text: string; corrections: readonly Replacement[] }) {
    const result = replaceIn(text, corrections);
    if (!result.ok) throw new Error(`${result.reason} of ${result.index}`);
    return result;
  }

  test("made and taken back gives the original", () => {
    fc.assert(
      fc.property(corrected, (one) => {
        const made = done(one);
        const back = undoing(inOrder(one.corrections), made.map);
        // What was put in may join the character beside it, so only the text is asked for, not `replaceIn`.
        let text = made.text;
        for (const { start, end, old, new: put } of back.toReversed()) {
          expect(text.slice(start, end)).toBe(old);
          text = text.slice(0, start) + put + text.slice(end);
        }
        expect(text).toBe(one.text);
      }),
    );
  });

  test("offsets never go backwards, and characters that stay are found again", () => {
    fc.assert(
      fc.property(corrected, (one) => {
        const { text, map } = done(one);
        let before = 0;
        for (let offset = 0; offset <= one.text.length; offset += 1) {
          const there = map.toCorrected(offset);
          expect(there).toBeGreaterThanOrEqual(before);
          expect(there).toBeLessThanOrEqual(text.length);
          before = there;
          const stays =
            offset < one.text.length && !one.corrections.some((c) => c.start <= offset && offset < c.end);
          if (!stays) continue;
          expect(text[there]).toBe(one.text[offset]);
          expect(map.toOriginal(there)).toBe(offset);
        }
        before = 0;
        for (let offset = 0; offset <= text.length; offset += 1) {
          const back = map.toOriginal(offset);
          expect(back).toBeGreaterThanOrEqual(before);
          expect(back).toBeLessThanOrEqual(one.text.length);
          before = back;
        }
      }),
    );
  });

  test("the original of a range holds whatever the range shows", () => {
    fc.assert(
      fc.property(corrected, fc.nat(), fc.nat(), (one, a, b) => {
        const { text, map } = done(one);
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        const range = map.originalOf({ start, end });
        expect(range.start).toBeLessThanOrEqual(range.end);
        const sorted = inOrder(one.corrections);
        for (const index of range.touched) {
          expect(range.start).toBeLessThanOrEqual(sorted[index]!.start);
          expect(range.end).toBeGreaterThanOrEqual(sorted[index]!.end);
        }
        const inside = sorted.filter((c) => c.start >= range.start && c.end <= range.end);
        const shown = replaceIn(
          one.text.slice(range.start, range.end),
          inside.map((c) => ({ ...c, start: c.start - range.start, end: c.end - range.start })),
        );
        // Cut out of its text, a piece may begin inside a character; then there is nothing to compare.
        if (shown.ok) expect(shown.text).toContain(text.slice(start, end));
      }),
    );
  });
});
