import fc from "fast-check";
import { expect, test } from "vitest";
import { carryOver, type LaidCorrection } from "@/lib/corrections/carry-over";
import { replaceIn } from "@/lib/corrections/corrections";

/** `0:领会→理解` at its first place in paragraph 0 of the old reading; `0:领会@5→理解` at 5. */
function laid(before: readonly string[], notation: string): LaidCorrection {
  const [, paragraph, old, offset, put] = /^(\d):([^@→]+)(?:@(\d+))?→(.*)$/u.exec(notation)!;
  const start = offset === undefined ? before[Number(paragraph)]!.indexOf(old!) : Number(offset);
  return { paragraph: Number(paragraph), start, end: start + old!.length, old: old!, new: put! };
}

test.each([
  {
    what: "at the same place",
    before: ["东谈主很多"],
    after: ["东谈主很少"],
    lay: ["0:东谈主→人"],
    carried: ["0:0"],
  },
  {
    what: "moved in its paragraph",
    before: ["浣東谈主"],
    after: ["你好，東谈主"],
    lay: ["0:東谈主→人"],
    carried: ["0:3"],
  },
  {
    what: "twice in its paragraph, at neither place",
    before: ["甲乙"],
    after: ["丙乙乙".replace("丙", "丙丁")],
    lay: ["0:乙→己"],
    carried: [],
  },
  { what: "gone", before: ["鐨勪汉"], after: ["的人"], lay: ["0:鐨勪→的"], carried: [] },
  {
    what: "in a text of other paragraphs, by its surroundings",
    before: ["一段。他领会了这件事。", "领会了别的"],
    after: ["一段。", "他领会了这件事。", "领会了别的"],
    lay: ["1:领会→理解"],
    carried: ["2:0"],
  },
  {
    what: "in a text of other paragraphs, not across their ends",
    before: ["前面他领会了", "二"],
    after: ["前面他领", "会了", "二"],
    lay: ["0:领会→理解"],
    carried: [],
  },
  {
    what: "of which nothing would be left",
    before: ["东谈主很多"],
    after: ["东谈主"],
    lay: ["0:东谈主→"],
    carried: [],
  },
  { what: "inside a character now", before: ["e好"], after: ["e\u0301好"], lay: ["0:e→a"], carried: [] },
])("$what", ({ before, after, lay, carried }) => {
  const corrections = lay.map((one) => laid(before, one));
  const result = carryOver(before, after, corrections);
  expect(result.carried.map(({ paragraph, start }) => `${paragraph}:${start}`)).toEqual(carried);
  expect(result.left.length).toBe(lay.length - carried.length);
});

test("over the same text, every correction is carried to where it was; whatever the text, they can be made", () => {
  const text = fc
    .array(fc.constantFrom("甲", "乙", "丙", "e", "\u0301", "𠮷"), { minLength: 1, maxLength: 8 })
    .map((all) => all.join(""));
  const texts = fc.array(text, { minLength: 1, maxLength: 4 });
  const place = fc.record({ paragraph: fc.nat(3), start: fc.nat(7), length: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(texts, texts, fc.array(place, { maxLength: 6 }), (before, after, places) => {
      const lying: LaidCorrection[] = [];
      for (const { paragraph, start, length } of places) {
        const old = (before[paragraph] ?? "").slice(start, start + length);
        const one = { paragraph, start, end: start + old.length, old, new: "丁" };
        const own = [...lying.filter((other) => other.paragraph === paragraph), one];
        if (before[paragraph] !== undefined && replaceIn(before[paragraph], own).ok) lying.push(one);
      }
      const same = carryOver(before, before, lying);
      expect(same.left).toEqual([]);
      expect(
        same.carried.every(
          ({ from, paragraph, start }) => from.paragraph === paragraph && from.start === start,
        ),
      ).toBe(true);
      const { carried, left } = carryOver(before, after, lying);
      expect(carried.length + left.length).toBe(lying.length);
      for (const [index, one] of after.entries()) {
        const made = replaceIn(
          one,
          carried
            .filter(({ paragraph }) => paragraph === index)
            .map(({ from, start }) => ({
              start,
              end: start + from.old.length,
              old: from.old,
              new: from.new,
            })),
        );
        expect(made.ok).toBe(true);
      }
    }),
  );
});
