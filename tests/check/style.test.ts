import { describe, expect, test } from "vitest";
import type { Check } from "../../lib/check/check";
import { dashes } from "../../lib/check/style/dashes";
import { dates } from "../../lib/check/style/dates";
import { ellipses } from "../../lib/check/style/ellipses";
import { type HouseStyle, NO_STYLE, PRESETS } from "../../lib/check/style/house-style";
import { styleQuotes } from "../../lib/check/style/quotes";
import { serialComma } from "../../lib/check/style/serial-comma";
import { styleSpelling } from "../../lib/check/style/spelling";
import { otherSpellings } from "../../lib/check/style/spelling-words";
import { marked, mended, shown } from "./cases";

interface Case {
  readonly rule: string;
  readonly check: Check;
  readonly style: Partial<HouseStyle>;
  readonly target: string;
  readonly mended?: string;
}

const american = { spelling: "american" } as const;
const british = { spelling: "british" } as const;
const oxford = { spelling: "oxford" } as const;

const cases: readonly Case[] = [
  {
    rule: "STY-DASH-1",
    check: dashes,
    style: { dash: "em" },
    target: "He came⟦ – ⟧late.",
    mended: "He came—late.",
  },
  {
    rule: "STY-DASH-1",
    check: dashes,
    style: { dash: "em" },
    target: "He came ⟦--⟧ late.".replace(" ⟦--⟧ ", "⟦ -- ⟧"),
    mended: "He came—late.",
  },
  {
    rule: "STY-DASH-1",
    check: dashes,
    style: { dash: "em" },
    target: "He came—late, in 1914–18, London–Paris.",
  },
  {
    rule: "STY-DASH-1",
    check: dashes,
    style: { dash: "spaced-en" },
    target: "He came⟦—⟧late.",
    mended: "He came – late.",
  },
  { rule: "STY-DASH-2", check: dashes, style: { dash: "spaced-en" }, target: "— No, I—" },
  { rule: "STY-DASH-2", check: dashes, style: { dash: "em" }, target: "5 - 3 is two; well-known" },
  {
    rule: "STY-DOTS-1",
    check: ellipses,
    style: { ellipsis: "character" },
    target: "Well⟦...⟧ yes",
    mended: "Well… yes",
  },
  {
    rule: "STY-DOTS-1",
    check: ellipses,
    style: { ellipsis: "points" },
    target: "Well⟦…⟧ yes. . . .",
    mended: "Well... yes. . . .",
  },
  {
    rule: "STY-DOTS-1",
    check: ellipses,
    style: { ellipsis: "spaced" },
    target: "Well ⟦…⟧ yes . . . no",
    mended: "Well . . . yes . . . no",
  },
  {
    rule: "STY-DATE-1",
    check: dates,
    style: { dates: "month-first" },
    target: "On ⟦5 March 2020⟧ he left.",
    mended: "On March 5, 2020 he left.",
  },
  {
    rule: "STY-DATE-1",
    check: dates,
    style: { dates: "day-first" },
    target: "On ⟦March 5, 2020⟧, he left.",
    mended: "On 5 March 2020, he left.",
  },
  {
    rule: "STY-DATE-1",
    check: dates,
    style: { dates: "day-first" },
    target: "In March 2020, May 35 times, 5 March.",
  },
  { rule: "STY-DATE-2", check: dates, style: { dates: "day-first" }, target: "The May 4 Movement and 9/11" },
  {
    rule: "STY-COMMA-1",
    check: serialComma,
    style: { serialComma: "always" },
    target: "He bought apples, pears, plums⟦⟧ and figs.",
    mended: "He bought apples, pears, plums, and figs.",
  },
  {
    rule: "STY-COMMA-1",
    check: serialComma,
    style: { serialComma: "never" },
    target: "They were red, white⟦,⟧ and blue.",
    mended: "They were red, white and blue.",
  },
  {
    rule: "STY-COMMA-2",
    check: serialComma,
    style: { serialComma: "always" },
    target: "In May, Tom and Ann left.",
  },
  {
    rule: "STY-COMMA-2",
    check: serialComma,
    style: { serialComma: "never" },
    target: "He came, and she left.",
  },
  {
    rule: "STY-QUOTE-1",
    check: styleQuotes,
    style: { quotes: "double" },
    target: "He said, ⟦‘It is late.’⟧",
    mended: "He said, “It is late.”",
  },
  {
    rule: "STY-QUOTE-1",
    check: styleQuotes,
    style: { quotes: "double" },
    target: "“He said ‘go’ to me,” she said; the dogs’ bowl.",
  },
  {
    rule: "STY-QUOTE-1",
    check: styleQuotes,
    style: { quotes: "single" },
    target: "He said, ⟦“It’s late.”⟧",
    mended: "He said, ‘It’s late.’",
  },
  {
    rule: "STY-QUOTE-1",
    check: styleQuotes,
    style: { quotes: "single" },
    target: "‘He said “go” to me,’ she said.",
  },
  {
    rule: "STY-QUOTE-2",
    check: styleQuotes,
    style: { marks: "curly" },
    target: "It⟦'⟧s late.",
    mended: "It’s late.",
  },
  {
    rule: "STY-QUOTE-2",
    check: styleQuotes,
    style: { marks: "curly" },
    target: 'He said ⟦"⟧go⟦"⟧ now.',
    mended: 'He said “go" now.',
  },
  {
    rule: "STY-QUOTE-2",
    check: styleQuotes,
    style: { marks: "curly" },
    target: "A 13\" screen; 5'10\"; `it's`",
  },
  {
    rule: "STY-QUOTE-2",
    check: styleQuotes,
    style: { marks: "straight" },
    target: "It⟦’⟧s late.",
    mended: "It's late.",
  },
  {
    rule: "STY-SPELL-1",
    check: styleSpelling,
    style: american,
    target: "The ⟦colour⟧ of it.",
    mended: "The color of it.",
  },
  {
    rule: "STY-SPELL-1",
    check: styleSpelling,
    style: british,
    target: "⟦Color⟧ is all.",
    mended: "Colour is all.",
  },
  {
    rule: "STY-SPELL-1",
    check: styleSpelling,
    style: british,
    target: "They ⟦realized⟧ it.",
    mended: "They realised it.",
  },
  {
    rule: "STY-SPELL-1",
    check: styleSpelling,
    style: oxford,
    target: "They realized it, and ⟦analyzed⟧ it.",
    mended: "They realized it, and analysed it.",
  },
  {
    rule: "STY-SPELL-1",
    check: styleSpelling,
    style: british,
    target: "He was at Pearl Harbor, in COLOR, on color.css, with `color`.",
  },
  {
    rule: "STY-SPELL-2",
    check: styleSpelling,
    style: american,
    target: "A glamour practice, a licence metre, the prize size, surprise and advise.",
  },
  { rule: "STY-1", check: styleSpelling, style: {}, target: "Colour and color." },
];

test.each(cases)("$rule: $target", ({ check, style, target, mended: expected }) => {
  const { text } = marked(target);
  const findings = check.run({ source: "", target: text }, { terms: [], style: { ...NO_STYLE, ...style } });
  expect(shown(text, findings, "target")).toBe(target);
  if (expected !== undefined) expect(mended(text, findings[0]!)).toBe(expected);
});

const ALL = [dashes, dates, ellipses, styleQuotes, serialComma, styleSpelling];

describe("presets", () => {
  test("STY-1: without a style nothing is said", () => {
    const target = "It's the colour... -- of 5 March, red, white and blue, ‘he’ said “so”.";
    for (const style of [undefined, NO_STYLE])
      expect(ALL.flatMap((check) => check.run({ source: "", target }, { terms: [], style }))).toEqual([]);
  });

  test.each([
    ["chicago", "On March 5, 2020, the color—red, white, and blue—was “gone . . . or ‘lost.’ ”"],
    ["hart", "On 5 March 2020, the colour—red, white, and blue—was organized, ‘gone… or “lost”’."],
  ] as const)("STY-2: %s is content with its own", (preset, target) => {
    const style = PRESETS[preset];
    expect(ALL.flatMap((check) => check.run({ source: "", target }, { terms: [], style }))).toEqual([]);
  });
});

test("STY-SPELL-1: what one spelling is mended to is the other's own", () => {
  for (const house of ["american", "british", "oxford"] as const) {
    const table = otherSpellings(house);
    for (const [from, to] of table) {
      expect(from).not.toBe(to);
      expect(table.has(to), `${house}: ${from} → ${to}`).toBe(false);
    }
  }
});
