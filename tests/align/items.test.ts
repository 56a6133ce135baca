import fc from "fast-check";
import { expect, test } from "vitest";
import { type Marks, NameTable, readChinese, readEnglish, Types } from "../../lib/align/items/items";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();
const chinese = (text: string): Marks => readChinese(text, lexicon, new Types(), new NameTable()).marks;
const english = (text: string): Marks => readEnglish(text, new Types()).marks;

/** Endings as `Marks` numbers them. */
const [NONE, STOP, QUESTION, EXCLAMATION, COLON, DASH] = [0, 1, 2, 3, 4, 5];

test.each<{ text: string; marks: Partial<Marks> }>([
  { text: "", marks: { length: 0, ending: NONE, quotes: 0, hasLabel: false } },
  { text: "猫在河边睡觉。", marks: { length: 6, ending: STOP, commas: 0 } },
  { text: "真的吗？？真的！", marks: { length: 5, questions: 2, exclamations: 1, ending: EXCLAMATION } },
  {
    text: "“走吧？”",
    marks: { length: 2, quotes: 2, ending: QUESTION, opensQuoted: true, closesQuoted: true },
  },
  { text: "「走」『吧』", marks: { quotes: 4, opensQuoted: true, closesQuoted: true } },
  { text: "他说：", marks: { colons: 1, ending: COLON, hasLabel: false } },
  { text: "老师：你好", marks: { colons: 1, hasLabel: true } },
  { text: "猫，狗、河；", marks: { commas: 3, colons: 1, ending: COLON } },
  { text: "（猫）[狗]【河】《书》", marks: { brackets: 4 } },
  { text: "他走了……", marks: { length: 3, ending: DASH } },
  { text: "他走了——", marks: { length: 3, ending: DASH } },
  { text: "用GPT4写", marks: { length: 3 } },
  { text: "𠮷野家", marks: { length: 3 } },
  { text: "𠮷𠮷", marks: { length: 2 } },
  { text: "你好😀吗？", marks: { length: 3, questions: 1, ending: QUESTION } },
  { text: "你\ud842好", marks: { length: 2 } },
  { text: "\udfb7你", marks: { length: 1 } },
  { text: "你\ud842", marks: { length: 1, ending: NONE } },
])("Chinese “$text” has $marks", ({ text, marks }) => {
  expect(chinese(text)).toMatchObject(marks);
});

test.each<{ text: string; marks: Partial<Marks> }>([
  { text: "", marks: { length: 0, ending: NONE } },
  { text: "The cat is sleeping.", marks: { length: 16, ending: STOP } },
  { text: "GPT-4 café", marks: { length: 8, ending: NONE } },
  { text: "Really? Yes!", marks: { questions: 1, exclamations: 1, ending: EXCLAMATION } },
  { text: '"Go," he said.', marks: { quotes: 2, commas: 1, opensQuoted: true, closesQuoted: false } },
  { text: "‘Go,’ he said.", marks: { quotes: 2, opensQuoted: true } },
  { text: "I don’t know; it's late.", marks: { quotes: 0, colons: 1, commas: 1 } },
  { text: "He said: (go) [now]", marks: { colons: 1, brackets: 2 } },
  { text: "Teacher: hello", marks: { hasLabel: true } },
  { text: "He went—", marks: { ending: DASH } },
  { text: "“Really?”", marks: { ending: QUESTION, closesQuoted: true } },
  { text: "Hi 😀!", marks: { length: 2, exclamations: 1 } },
  { text: "👩‍👩‍👧", marks: { length: 0 } },
  { text: "𝒜b", marks: { length: 2 } },
  { text: "a\ud800b", marks: { length: 2 } },
  { text: "a\udc00?", marks: { length: 1, questions: 1 } },
])("English “$text” has $marks", ({ text, marks }) => {
  expect(english(text)).toMatchObject(marks);
});

/** Written with regular expressions, one for each mark. */
const count = (text: string, mark: RegExp) => [...text.matchAll(mark)].length;
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom(..."猫𠮷😀é?？!！:：;；，,、“”「『《(（【[abZ09 ", "\ud800", "\udc00"))
    .map((parts) => parts.join("")),
);

test("one walk counts what a regular expression for each mark counts", () => {
  fc.assert(
    fc.property(text, (any) => {
      for (const marks of [chinese(any), english(any)]) {
        expect(marks.questions).toBe(count(any, /[?？]/g));
        expect(marks.exclamations).toBe(count(any, /[!！]/g));
        expect(marks.colons).toBe(count(any, /[:：;；]/g));
        expect(marks.brackets).toBe(count(any, /[(（[【《]/g));
        expect(marks.commas).toBe(count(any, /[,，、;；]/g));
      }
      expect(chinese(any).length).toBe(count(any, /\p{Script=Han}|[A-Za-z0-9]+/gu));
      expect(english(any).length).toBe(count(any, /[\p{L}\p{N}]/gu));
    }),
  );
});

test("two texts put together have the marks of both", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      for (const read of [chinese, english]) {
        // A space, so that neither surrogates nor Latin letters nor apostrophes meet at the seam.
        const [one, other, both] = [read(before), read(after), read(`${before} ${after}`)];
        for (const name of [
          "length",
          "questions",
          "exclamations",
          "colons",
          "brackets",
          "commas",
          "quotes",
        ] as const)
          expect(both[name]).toBe(one[name] + other[name]);
      }
    }),
  );
});

test("every term speaks for a unit, and every place is inside the text", () => {
  fc.assert(
    fc.property(text, (any) => {
      const item = readChinese(any, lexicon, new Types(), new NameTable());
      expect(item.ground).toHaveLength(item.unitType.length);
      for (let t = 0; t < item.termType.length; t++) {
        expect(item.termUnit[t]!).toBeGreaterThanOrEqual(0);
        expect(item.termUnit[t]!).toBeLessThan(item.unitType.length);
        expect(item.termShare[t]!).toBeGreaterThan(0);
        expect(item.termShare[t]!).toBeLessThanOrEqual(1);
        expect(item.termAt[t]!).toBeGreaterThan(0);
        expect(item.termAt[t]!).toBeLessThan(1);
      }
    }),
  );
});
