import fc from "fast-check";
import { expect, test } from "vitest";
import { explain, type Reason } from "../../lib/align/explain/explain";
import type { Span } from "../../lib/align/explain/matches";
import { snapToGrapheme } from "../../lib/text/graphemes";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();

/** `word 猫=cat`, `!number 1024`, `!length`: kind and texts, with ! where it speaks against. */
function written(source: string, target: string, reasons: readonly Reason[]): string[] {
  return reasons.map((reason) => {
    const against = reason.for ? "" : "!";
    if (reason.kind === "length" || reason.kind === "cover") return against + reason.kind;
    if (!reason.for) {
      const text = reason.side === "source" ? source : target;
      return `!${reason.kind} ${text.slice(reason.span.start, reason.span.end)}`;
    }
    const { source: from, target: to } = reason;
    return `${reason.kind} ${source.slice(from.start, from.end)}=${target.slice(to.start, to.end)}`;
  });
}

const KNOWN = {
  pairs: [
    { source: "对照很好。", target: "Duizhao is good." },
    { source: "我看对照。", target: "I watch Duizhao." },
    { source: "天气很好。", target: "The weather is fine." },
  ],
  terms: [
    { source: "图书馆", target: "reading room" },
    { source: "", target: "nothing" },
    { source: "猫", target: "" },
  ],
};

test.each([
  {
    what: "the dictionary, by its stems",
    zh: "猫睡觉了。",
    en: "The cats were sleeping.",
    reasons: ["word 睡觉=sleeping", "word 猫=cats", "cover", "length"],
  },
  {
    what: "the longer word before its parts",
    zh: "图书馆",
    en: "The library",
    reasons: ["word 图书馆=library", "cover", "length"],
  },
  {
    what: "a name in its parts, in the English order",
    zh: "陈羽北下雨",
    en: "Yubei Chen, rain",
    reasons: ["name 陈羽北=Yubei Chen", "word 下雨=rain", "cover", "length"],
  },
  {
    what: "no name where the word is also written small",
    zh: "陈",
    en: "Chen chen",
    reasons: ["word 陈=Chen", "cover", "length"],
  },
  {
    what: "a number whatever its form",
    zh: "两万三千只猫",
    en: "23,000 cats",
    reasons: ["number 两万三千=23,000", "word 猫=cats", "cover", "length"],
  },
  {
    what: "a number that is lost, and one that is put in",
    zh: "1024只猫和狗",
    en: "2048 cats and dogs",
    reasons: ["word 狗=dogs", "word 猫=cats", "!number 1024", "!number 2048", "cover", "length"],
  },
  {
    what: "a Latin word, in its parts too",
    zh: "GPT4 和 API",
    en: "GPT-4 and ABC",
    reasons: ["latin 4=4", "latin GPT=GPT", "!latin API", "cover", "length"],
  },
  {
    what: "an agreed term before the dictionary",
    zh: "图书馆有猫",
    en: "The reading rooms of the library have cats",
    reasons: ["term 图书馆=reading rooms", "word 猫=cats", "cover", "length"],
  },
  {
    what: "a pair that two confirmed translations share",
    zh: "对照下雨",
    en: "Rain on Duizhao",
    reasons: ["word 下雨=Rain", "learned 对照=Duizhao", "cover", "length"],
  },
  {
    what: "each occurrence once, the near one first",
    zh: "猫和猫",
    en: "cat and cat and cat",
    reasons: ["word 猫=cat", "word 猫=cat", "cover", "length"],
  },
  {
    what: "nothing in common, and much too long",
    zh: "猫",
    en: "Nobody has ever answered this question to the satisfaction of everybody.",
    reasons: ["!length", "!cover"],
  },
  { what: "no English", zh: "猫", en: " ", reasons: [] },
  { what: "no Chinese", zh: "", en: "cat", reasons: [] },
])("$what: $zh | $en", ({ zh, en, reasons }) => {
  expect(written(zh, en, explain(zh, en, lexicon, { known: KNOWN }))).toEqual(reasons);
});

test("what people confirmed counts only where it is given", () => {
  expect(written("对照", "Duizhao", explain("对照", "Duizhao", lexicon))).toEqual(["!cover", "length"]);
});

test("most: the strongest so many", () => {
  const all = explain("陈羽北下雨", "Yubei Chen, rain", lexicon);
  expect(explain("陈羽北下雨", "Yubei Chen, rain", lexicon, { most: 1 })).toEqual(all.slice(0, 1));
});

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      "猫",
      "狗",
      "图书馆",
      "陈羽北",
      "1024",
      "GPT4",
      "𠮷",
      "猫\u{e0100}",
      "\ud842",
      "\udfb7",
      "。",
      "\u2028",
    ],
    ...[
      "cat ",
      "Yubei ",
      "Chen ",
      "1,024 ",
      "1\ufe0f\u20e3",
      "\u06001 ",
      "e\u0301 ",
      "👩‍👩‍👧",
      "क्‍ष ",
      "\r\n",
      "\u202e",
    ],
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("spans lie on graphemes, no two share a character, weights sum to 1, and nothing makes it throw", () => {
  fc.assert(
    fc.property(text, text, (zh, en) => {
      const reasons = explain(zh, en, lexicon, { known: KNOWN });
      const spans: Record<"source" | "target", Span[]> = { source: [], target: [] };
      let weight = 0;
      for (const reason of reasons) {
        if (reason.kind === "length" || reason.kind === "cover") continue;
        if (!reason.for) spans[reason.side].push(reason.span);
        else {
          spans.source.push(reason.source);
          spans.target.push(reason.target);
          weight += reason.weight;
        }
      }
      if (reasons.some((reason) => reason.for && "weight" in reason)) expect(weight).toBeCloseTo(1, 9);
      for (const side of ["source", "target"] as const) {
        const body = side === "source" ? zh : en;
        let before = 0;
        for (const { start, end } of spans[side].sort((a, b) => a.start - b.start)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(body.length);
          expect([snapToGrapheme(body, start), snapToGrapheme(body, end)]).toEqual([start, end]);
          before = end;
        }
      }
      expect(explain(zh, en, lexicon, { known: KNOWN })).toEqual(reasons);
    }),
    { numRuns: 300 },
  );
});

test("the order of what is known makes no difference", () => {
  const turned = { pairs: [...KNOWN.pairs].reverse(), terms: [...KNOWN.terms].reverse() };
  const both = [KNOWN, turned].map((known) =>
    explain("图书馆对照", "Duizhao's reading room", lexicon, { known }),
  );
  expect(both[0]).toEqual(both[1]);
});
