import fc from "fast-check";
import { expect, test } from "vitest";
import { forTerminal } from "@/lib/cli/commands/command";

test.each([
  { text: "对照 “a”\tb\n", shown: "对照 “a”\tb\n" },
  { text: "\u001b]0;title\u0007", shown: "\\u{1b}]0;title\\u{7}" },
  { text: "a\rb", shown: "a\\u{d}b" },
  { text: "\u202etxt.exe", shown: "\\u{202e}txt.exe" },
  { text: "\u009b31m", shown: "\\u{9b}31m" },
])("a terminal is given $shown", ({ text, shown }) => {
  expect(forTerminal(text)).toBe(shown);
});

test("whatever is told, nothing in it acts on a terminal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(forTerminal(text)).not.toMatch(/(?![\t\n])\p{Cc}/u);
    }),
  );
});
