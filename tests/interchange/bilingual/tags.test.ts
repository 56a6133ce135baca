import fc from "fast-check";
import { expect, test } from "vitest";
import type { Code, Piece } from "@/lib/interchange/bilingual/bilingual";
import {
  piecesOf,
  piecesOfMarked,
  typedPlain,
  typedTarget,
  withMarks,
  wordsAndTags,
} from "@/lib/interchange/bilingual/tags";

const code = (number: number, kind: Code["kind"]): Code => ({
  number,
  id: `x${number}`,
  kind,
  half: null,
  type: null,
  subType: null,
  start: null,
  end: null,
  shown: null,
  more: {},
  xml: { open: "", close: "" },
});
/** 1 is around words, 2 stands alone. */
const CODES = [code(1, "pair"), code(2, "alone")];

test.each([
  {
    typed: "{1}bold{/1} and {2/}",
    gives: [
      { code: 1, part: "open" },
      "bold",
      { code: 1, part: "close" },
      " and ",
      { code: 2, part: "alone" },
    ],
  },
  { typed: "{0} {3} {name} {1/}", gives: ["{0} {3} {name} {1/}"] },
  { typed: "\\{1} is a letter", gives: ["{1} is a letter"] },
  { typed: "\\{9} stays", gives: ["\\{9} stays"] },
])("$typed", ({ typed, gives }) => {
  expect(piecesOf(typed, CODES)).toEqual(gives);
});

const piece = fc.oneof(
  fc.string({
    unit: fc.constantFrom("a", " ", "*", "{", "1", "/", "}", "\\", "好", "𠮷", "[", "]", "(", ")", "^", "`"),
  }),
  fc.constantFrom<Piece>({ code: 1, part: "open" }, { code: 1, part: "close" }, { code: 2, part: "alone" }),
);
const joined = (pieces: readonly Piece[]) => {
  const result: Piece[] = [];
  for (const one of pieces) {
    const last = result.at(-1);
    if (one === "") continue;
    if (typeof one === "string" && typeof last === "string") result[result.length - 1] = last + one;
    else result.push(one);
  }
  return result;
};

test("what is typed for pieces is read as those pieces, letters and tags", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      expect(piecesOf(typedPlain(joined(pieces), CODES), CODES)).toEqual(joined(pieces));
    }),
  );
});

test("and where the English is written with marks", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      expect(piecesOfMarked(typedTarget(joined(pieces), CODES), CODES)).toEqual({
        pieces: joined(pieces),
        codes: CODES,
      });
    }),
  );
});

test("marks become codes, those of the English the ones of the Chinese, and marks again", () => {
  const source = withMarks("她读《祥子》很久", [{ kind: "emphasis", start: 2, end: 6 }], []);
  const target = piecesOfMarked(
    "She read *Xiangzi* for **long**, see [here](https://a.example/b).",
    source.codes,
  );
  expect(target.codes.map(({ id, type, subType }) => [id, type, subType])).toEqual([
    ["m1", "fmt", "xlf:i"],
    ["m2", "fmt", "xlf:b"],
    ["m3", "link", null],
  ]);
  expect(target.pieces[1]).toEqual({ code: 1, part: "open" });
  expect(typedTarget(target.pieces, target.codes)).toBe(
    "She read *Xiangzi* for **long**, see [here](https://a.example/b).",
  );
  expect(wordsAndTags(source.pieces, source.codes)).toEqual({
    text: "她读《祥子》很久",
    marks: [{ kind: "emphasis", start: 2, end: 6 }],
  });
});

test("the codes of the Chinese stand apart from its words", () => {
  expect(
    wordsAndTags(
      [{ code: 1, part: "open" }, "重", { code: 1, part: "close" }, "点", { code: 2, part: "alone" }],
      CODES,
    ),
  ).toEqual({
    text: "重点",
    marks: [
      { kind: "tag", start: 0, end: 1, label: "1" },
      { kind: "tag", start: 2, end: 2, label: "2/" },
    ],
  });
});
