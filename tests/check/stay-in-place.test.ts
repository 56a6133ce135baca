import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "@/lib/check/check";
import { type Shown, stayInPlace } from "@/lib/check/stay-in-place";

/** "b@4": the finding that says b, at 4. Gone: "-b@4". */
function finding(written: string): Finding {
  const [text = "", at = "0"] = written.split("@");
  const start = Number(at);
  const end = start + 1;
  return {
    rule: "r",
    severity: "warning",
    side: "target",
    start,
    end,
    code: "checks.repeated-words",
    parameters: { text },
  };
}
const shown = (list: string): Shown[] =>
  list
    .split(" ")
    .filter(Boolean)
    .map((one) => ({ finding: finding(one.replace(/^-/, "")), isGone: one.startsWith("-") }));
const written = (list: readonly Shown[]) =>
  list
    .map(({ finding: { parameters, start }, isGone }) => `${isGone ? "-" : ""}${parameters.text}@${start}`)
    .join(" ");

describe("findings while one mends", () => {
  test.each([
    { rule: "nothing changes", before: "a@1 b@4", now: "a@1 b@4", is: "a@1 b@4" },
    { rule: "CHK-STAY-1 what is gone stays", before: "a@1 b@4 c@6", now: "a@1 c@5", is: "a@1 -b@4 c@5" },
    {
      rule: "CHK-STAY-1 and is there again in its place",
      before: "a@1 -b@4 c@5",
      now: "a@1 b@4 c@6",
      is: "a@1 b@4 c@6",
    },
    { rule: "CHK-STAY-2 what is new follows", before: "b@4", now: "a@1 b@4 c@6", is: "b@4 a@1 c@6" },
    { rule: "CHK-STAY-3 of two, the one that stands there", before: "a@1 a@5", now: "a@5", is: "-a@1 a@5" },
    { rule: "CHK-STAY-3 else the next", before: "a@1 a@5", now: "a@3", is: "a@3 -a@5" },
    { rule: "the first time, all in order", before: "", now: "a@1 b@2", is: "a@1 b@2" },
  ])("$rule", ({ before, now, is }) => {
    expect(written(stayInPlace(shown(before), now.split(" ").filter(Boolean).map(finding)))).toBe(is);
  });

  test("parameters say the same in any order", () => {
    const [one, other] = [
      { ...finding("a@1"), parameters: { source: "3", value: "3" } },
      { ...finding("a@1"), parameters: { value: "3", source: "3" } },
    ];
    expect(stayInPlace([{ finding: one, isGone: false }], [other])).toEqual([
      { finding: other, isGone: false },
    ]);
  });

  const some = fc.array(fc.constantFrom("a@1", "a@2", "b@1", "b@3", "c@0"), { maxLength: 8 });

  test("nothing that was shown moves or goes, and everything that is found is there once", () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), (rounds) => {
        let list: readonly Shown[] = [];
        for (const round of rounds) {
          const now = round.map(finding);
          const next = stayInPlace(list, now);
          expect(next.slice(0, list.length).map(({ finding: { parameters } }) => parameters.text)).toEqual(
            list.map(({ finding: { parameters } }) => parameters.text),
          );
          const there = next.filter(({ isGone }) => !isGone).map((one) => one.finding);
          expect(new Set(there)).toEqual(new Set(now));
          expect(there.length).toBe(now.length);
          list = next;
        }
      }),
    );
  });
});
