import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildDictionary, openDictionary } from "../../lib/dictionary/dictionary";

const WORDS: readonly (readonly [
  traditional: string,
  simplified: string,
  pinyin: string,
  senses: string,
  count: number,
])[] = [
  ["研究", "研究", "yan2 jiu1", "research/CL:項|项[xiang4],個|个[ge4]", 20_000],
  ["研究生", "研究生", "yan2 jiu1 sheng1", "graduate student", 900],
  ["生命", "生命", "sheng1 ming4", "life", 9_000],
  ["生", "生", "sheng1", "to be born/raw", 12_000],
  ["命", "命", "ming4", "fate", 3_000],
  ["研", "研", "yan2", "to grind", 400],
  ["究", "究", "jiu1", "after all", 300],
  ["圖書館", "图书馆", "tu2 shu1 guan3", "library", 800],
  ["後", "后", "hou4", "after/later", 30_000],
  ["后", "后", "hou4", "empress", 30_000],
  ["后", "后", "Hou4", "surname Hou", 30_000],
  ["著", "著", "zhu4", "to write", 500],
  ["着", "着", "zhe5", "(aspect particle)", 50_000],
  [
    "畫蛇添足",
    "画蛇添足",
    "hua4 she2 tian1 zu2",
    "lit. to draw legs on a snake; see 多此一舉|多此一举[duo1 ci3 yi1 ju3]",
    0,
  ],
  ["畫", "画", "hua4", "to draw", 5_000],
  ["蛇", "蛇", "she2", "snake", 2_000],
  ["添", "添", "tian1", "to add", 2_000],
  ["足", "足", "zu2", "foot", 5_000],
  ["添足", "添足", "tian1 zu2", "to add feet", 3],
  ["𠮷", "𠮷", "ji2", "lucky", 2],
  ["𠮷日", "𠮷日", "ji2 ri4", "lucky day", 2],
];

const counts = new Map(WORDS.map(([, simplified, , , count]) => [simplified, count]));
const bytes = buildDictionary(
  WORDS.map(([traditional, simplified, pinyin, senses]) => ({
    traditional,
    simplified,
    pinyin,
    english: senses.split("/"),
  })),
  (word) => counts.get(word) ?? 0,
);
const dictionary = openDictionary(bytes);
const shown = (text: string, at: number) =>
  dictionary.wordsAt(text, at).map(({ start, end }) => text.slice(start, end));

test.each([
  {
    text: "研究生命",
    at: 2,
    words: ["生命", "研究生", "生"],
    why: "what agrees with the parting comes first",
  },
  { text: "研究生命", at: 0, words: ["研究", "研究生", "研"], why: "the same at the first character" },
  { text: "他画蛇添足", at: 3, words: ["画蛇添足", "添足", "添"], why: "an idiom is a whole" },
  { text: "他畫蛇添足", at: 3, words: ["畫蛇添足", "添足", "添"], why: "also in the other script" },
  { text: "圖书館", at: 1, words: ["圖书館"], why: "scripts may be mixed" },
  { text: "在𠮷日", at: 2, words: ["𠮷日", "𠮷"], why: "half a pair stands for the whole" },
  { text: "library", at: 2, words: [], why: "no Chinese" },
  { text: "生", at: 1, words: [], why: "past the end" },
  { text: "", at: 0, words: [], why: "nothing" },
])("at $at of $text: $words ($why)", ({ text, at, words }) => {
  expect(shown(text, at)).toEqual(words);
});

test("an entry has both writings, pinyin with tone marks, senses and measure words", () => {
  expect(dictionary.find("研究")).toEqual([
    {
      simplified: "研究",
      traditional: "研究",
      pinyin: "yán jiū",
      senses: ["research"],
      measures: ["项 [xiàng]", "个 [gè]"],
    },
  ]);
  expect(dictionary.find("画蛇添足")[0]?.senses[0]).toContain("[duō cǐ yī jǔ]");
});

test("what is written as the text has it comes first, names last", () => {
  const senses = (word: string) => dictionary.find(word).map((entry) => entry.senses[0]);
  expect(senses("后")).toEqual(["after", "empress", "surname Hou"]);
  expect(senses("後")).toEqual(["after", "empress", "surname Hou"]);
  expect(senses("着")[0]).toBe("(aspect particle)");
  expect(senses("没有")).toEqual([]);
});

test("a text in words", () => {
  expect(dictionary.wordsOf("研究生命，图书馆").map(({ start, end }) => [start, end])).toEqual([
    [0, 2],
    [2, 4],
    [5, 8],
  ]);
});

test("bytes that are no dictionary are refused", () => {
  for (const wrong of [new Uint8Array(), bytes.slice(1), bytes.slice(0, -1), new TextEncoder().encode("#\n")])
    expect(() => openDictionary(wrong)).toThrow(RangeError);
});

describe("laws", () => {
  const characters = "研究生命圖书馆后後画畫蛇添足𠮷日,a ";
  const texts = fc.array(fc.constantFrom(...Array.from(characters))).map((all) => all.join(""));

  test("words at a place hold it, and each is what stands for it in the dictionary", () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        for (const { start, end, entries } of dictionary.wordsAt(text, at)) {
          expect(end).toBeGreaterThan(at);
          expect(start).toBeLessThanOrEqual(at);
          expect(entries).toEqual(dictionary.find(text.slice(start, end)));
          expect(entries.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test("every word that holds the place is there, as the slow obvious search has it", () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (text, wanted) => {
        const at = Math.min(wanted, text.length);
        if (/^[\uDC00-\uDFFF]/.test(text.slice(at))) return;
        const slow = new Set<string>();
        for (let start = Math.max(0, at - 19); start <= at; start += 1)
          for (let end = at + 1; end <= Math.min(text.length, start + 20); end += 1)
            if (dictionary.find(text.slice(start, end)).length > 0) slow.add(`${start} ${end}`);
        const found = dictionary.wordsAt(text, at).map(({ start, end }) => `${start} ${end}`);
        expect(new Set(found)).toEqual(slow);
        expect(found.length).toBe(slow.size);
      }),
    );
  });

  test("words of a text do not overlap", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let before = 0;
        for (const { start, end } of dictionary.wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          before = end;
        }
      }),
    );
  });
});
