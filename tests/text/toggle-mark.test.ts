import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNotation } from "@/lib/text/notation";
import { insertNextMark, type Selected, toggleMark } from "@/lib/text/toggle-mark";

/** What is selected stands between two bars; one bar is the cursor. */
function selected(shown: string): Selected {
  const start = shown.indexOf("|");
  const end = shown.lastIndexOf("|");
  const text = shown.replaceAll("|", "");
  return { text, start, end: end === start ? start : end - 1 };
}
function shown({ text, start, end }: Selected): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
}

describe("emphasis by key", () => {
  test.each([
    ["the |river| runs", "the *|river|* runs"],
    ["the *|river|* runs", "the |river| runs"],
    ["the |*river*| runs", "the |river| runs"],
    ["the | river |runs", "the  *|river|* runs"],
    ["the ri|ver runs", "the *ri|ver* runs"],
    ["the *ri|ver* runs", "the ri|ver runs"],
    ["the | runs", "the *|* runs"],
    ["the *|* runs", "the | runs"],
    ["|", "*|*"],
    ["**the |river| runs**", "**the *|river|* runs**"],
    ["|the **river**| runs", "*|the **river|*** runs"],
    ["the |**river**| runs", "the ***|river|*** runs"],
    ["*the |river| runs*", "*the* |river| *runs*"],
    ["**the |old** river| runs", "**the *|old*** *river|* runs"],
    ["5 * 3 |is| 15", "5 * 3 *|is|* 15"],
    ["|a\n\nb|", "*|a*\n\n*b|*"],
  ])("%j gives %j", (before, after) => expect(shown(toggleMark(selected(before), "emphasis"))).toBe(after));

  const pieces = fc.array(
    fc.constantFrom(
      "river",
      " ",
      "**",
      "*",
      "old",
      "[x](https://a.example)",
      "`c`",
      "\n\n",
      ".",
      "[^1]",
      "\\*",
    ),
    { maxLength: 10 },
  );
  test("no word is lost or changed", () => {
    fc.assert(
      fc.property(
        pieces,
        fc.nat(40),
        fc.nat(40),
        fc.constantFrom("emphasis" as const, "strong" as const),
        (parts, one, other, kind) => {
          const text = parts.join("");
          const before = {
            text,
            start: Math.min(one, other, text.length),
            end: Math.min(Math.max(one, other), text.length),
          };
          const { words } = readNotation(text);
          const once = toggleMark(before, kind);
          const isSigns = once.start === once.end && before.start === before.end;
          if (!isSigns) expect(readNotation(once.text).words).toBe(words);
          expect(once.start).toBeLessThanOrEqual(once.end);
          expect(once.end).toBeLessThanOrEqual(once.text.length);
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe("the next mark of the source", () => {
  const source = [
    { kind: "emphasis", start: 0, end: 2 },
    { kind: "link", start: 3, end: 5, address: "https://a.example" },
    { kind: "note", start: 6, end: 9, label: "2" },
  ] as const;
  test.each([
    ["the |river| runs", "the *|river|* runs"],
    ["the *river* |runs|", "the *river* [|runs|](https://a.example)"],
    ["*the* [river](https://a.example)| runs", "*the* [river](https://a.example)[^2]| runs"],
    ["*the* [river](https://a.example)[^2]| runs", null],
  ])("%j gives %j", (before, after) => {
    const done = insertNextMark(selected(before), source);
    expect(done && shown(done)).toBe(after);
  });
});
