import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SHOWN } from "../../lib/segments/states";

// Contrast by WCAG 2's formula, of the tokens as globals.css has them: app/README.md's figures are held here.
const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

const TOKENS = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

function colour(token: string, scheme: "light" | "dark"): string {
  const found = TOKENS.get(token);
  if (!found) throw new RangeError(`globals.css has no token --${token}`);
  return found[scheme];
}

const GROUNDS = ["ground", "raised", "sunk"];
const MARKS = ["mark-sentence", "mark-hit", "mark-hit-current", "mark-comment", "diff-added", "diff-removed"];

describe.each(["light", "dark"] as const)("%s", (scheme) => {
  const text = ["ink", "soft", "accent", ...SHOWN.map((shown) => `state-${shown}`)];
  test.each(text)("--%s can be read as text on every ground", (token) => {
    for (const ground of GROUNDS) {
      const least = scheme === "light" ? 4.9 : 6;
      expect(contrast(colour(token, scheme), colour(ground, scheme)), ground).toBeGreaterThanOrEqual(least);
    }
  });

  test.each(["line-strong", "focus"])("--%s can be seen as an edge on every ground", (token) => {
    for (const ground of GROUNDS) {
      expect(contrast(colour(token, scheme), colour(ground, scheme)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "initials on --person-%i can be read, and it can be told from every ground",
    (n) => {
      const person = colour(`person-${n}`, scheme);
      expect(contrast(colour("on-accent", scheme), person)).toBeGreaterThanOrEqual(6);
      for (const ground of [...GROUNDS, "accent-soft"])
        expect(contrast(person, colour(ground, scheme)), ground).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(MARKS)("text on --%s can be read", (mark) => {
    expect(contrast(colour("ink", scheme), colour(mark, scheme))).toBeGreaterThanOrEqual(5.7);
  });

  test("a primary button's words, the words on the accent and the seal's strokes can be read", () => {
    expect(contrast(colour("ground", scheme), colour("ink", scheme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("on-accent", scheme), colour("accent", scheme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast("#fffefb", colour("seal", scheme))).toBeGreaterThanOrEqual(4.5);
  });
});
