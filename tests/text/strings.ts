/** Texts that break careless code: surrogates, joined emoji, accents, bidirectional marks, every line end. */

import fc from "fast-check";

const TRICKY = [
  "𠮷",
  "👩‍👩‍👧",
  "🇨🇳",
  "e\u0301",
  "\u0301",
  "\u200f",
  "\u202e",
  "\u200d",
  "\u2028",
  "\u0085",
  "\r\n",
  "\r",
  "\n",
  "\n\n",
  "\u3000",
  "\ufeff",
  "\ud842",
  "\udfb7",
  "İ",
  "ß",
  "",
];

const PIECES = [
  "他说：",
  "“走吧。”",
  "……",
  "？！",
  "。",
  "，",
  "《你好。世界》",
  "（早年。后来）",
  "白盒模型",
  "3.14",
  "Mr. Li ",
  "U.S. ",
  "The cat sat. ",
  "don’t ",
  '"Yes." ',
  ". . . ",
  "e.g. ",
  " ",
  "a",
  "记者：",
  "1. ",
];

/** Text as people write it, with what breaks careless code strewn in. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.constantFrom(...TRICKY),
      fc.string({ unit: "grapheme", maxLength: 3 }),
    ),
    {
      maxLength: 24,
    },
  )
  .map((pieces) => pieces.join(""));
