import fc from "fast-check";
import { expect, test } from "vitest";
import { commonRuns } from "../../lib/match/common-runs";

const letters = (text: string) => Array.from(text);

test.each([
  { one: "我们训练大模型", other: "他训练大模型了", least: 3, runs: ["训练大模型"] },
  { one: "大模型", other: "大模型和大模型", least: 3, runs: ["大模型", "大模型"] },
  { one: "前后中", other: "中后前", least: 2, runs: [] },
  { one: "", other: "中", least: 1, runs: [] },
])("$one and $other share $runs", ({ one, other, least, runs }) => {
  const found = commonRuns(letters(one), letters(other), least);
  expect(found.map(({ at, length }) => one.slice(at, at + length))).toEqual(runs);
});

const text = fc.array(fc.constantFrom("大", "模", "型"), { maxLength: 14 });

test("are those that looking at every pair of places finds", () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 4 }), (one, other, least) => {
      const slow: string[] = [];
      for (let at = 0; at < one.length; at += 1)
        for (let otherAt = 0; otherAt < other.length; otherAt += 1) {
          if (at > 0 && otherAt > 0 && one[at - 1] === other[otherAt - 1]) continue;
          let length = 0;
          while (at + length < one.length && otherAt + length < other.length) {
            if (one[at + length] !== other[otherAt + length]) break;
            length += 1;
          }
          if (length >= least) slow.push(`${at} ${otherAt} ${length}`);
        }
      const found = commonRuns(one, other, least);
      expect(found.map(({ at, otherAt, length }) => `${at} ${otherAt} ${length}`).sort()).toEqual(
        slow.sort(),
      );
    }),
  );
});
