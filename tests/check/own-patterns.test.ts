import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownPatterns } from "../../lib/check/own-patterns";
import { compilePattern } from "../../lib/check/pattern";

const compiled = (pattern: string, isCaseSensitive = true) => {
  const made = compilePattern(pattern, isCaseSensitive);
  if (!made.ok) throw new RangeError(`${made.why}: ${made.message}`);
  return made.pattern;
};

describe("patterns of one's own", () => {
  test("CHK-OWN-1: places are UTF-16 units on the side that is named, with the message", () => {
    const patterns = [
      {
        id: "1",
        side: "target",
        message: "Say “people”.",
        severity: "stop",
        pattern: compiled("mankind", false),
      },
      {
        id: "2",
        side: "source",
        message: "Ask the author.",
        severity: "hint",
        pattern: compiled("\\p{Han}{2}云"),
      },
    ] as const;
    expect(
      ownPatterns.run({ source: "😀孔子云", target: "All Mankind" }, { terms: [], patterns }),
    ).toMatchObject([
      {
        side: "target",
        start: 4,
        end: 11,
        severity: "stop",
        parameters: { message: "Say “people”.", text: "Mankind" },
      },
      { side: "source", start: 2, end: 5, severity: "hint" },
    ]);
  });

  test.each(["(", "a{2,1}", "[b-a]", "(?=x)", "(?<!x)y", "(a)\\1"])(
    "a pattern that cannot be run is refused: %s",
    (text) => {
      expect(compilePattern(text, true)).toMatchObject({ ok: false, why: "syntax" });
    },
  );

  test("CHK-OWN-2: nor is one that is too large, nor a text that is too long for it", () => {
    expect(compilePattern("((a{1,100}){1,10})", true)).toEqual({ ok: false, why: "size", message: "" });
    expect(compiled("(?:a?){100}a{100}").find("a".repeat(100_000))).toBeNull();
    expect(compiled("(a+)+$").find("a".repeat(100_000))).toHaveLength(1);
  });

  // What keeps a backtracking matcher busy for longer than anybody lives; the law is of the method, and no clock is read.
  test.each([
    ["(a+)+$", `${"a".repeat(5_000)}!`],
    ["(a|a)*b", "a".repeat(5_000)],
    ["(.*)*x", "y".repeat(5_000)],
    ["([a-zA-Z]+)*!", "a".repeat(5_000)],
    ["(\\w+\\s?)*:", "word ".repeat(1_000)],
    ["^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(5_000)],
  ])("%s ends", (pattern, text) => {
    expect(compiled(pattern).find(text)).toEqual([]);
  });

  test("CHK-OWN-3: places lie in the text, in order, apart, and are never empty", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("a*", "b?", "a|b", "\\b", "(ab)+", "^a", "b$"),
        fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀") }),
        (pattern, text) => {
          let last = 0;
          for (const { start, end } of compiled(pattern).find(text) ?? []) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
