import fc from "fast-check";
import { expect, test } from "vitest";
import { NameTable, readChinese, readEnglish, Types } from "../../lib/align/items/items";
import { learnPairs, surePassages } from "../../lib/align/lexicon/learn";
import { type MatchTable, makeMatchTable, teach } from "../../lib/align/lexicon/match-table";
import { SHAPES } from "../../lib/align/model/lattice";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();

/** Passages of one sentence each, and what is learned of them, as stems under Chinese words. */
function learn(pairs: readonly (readonly [string, string])[]) {
  const chinese = new Types();
  const english = new Types();
  const names = new NameTable();
  const passages = pairs.map(([zh, en]) => ({
    source: [readChinese(zh, lexicon, chinese, names)],
    target: [readEnglish(en, english)],
  }));
  const table = makeMatchTable(chinese, english, names, lexicon);
  const learned = learnPairs(passages, table, (term) => chinese.names[term]!.length > 1);
  const strengthOf = (zh: string, en: string) => learned.get(chinese.find(zh))?.get(english.find(en)) ?? 0;
  return { learned, strengthOf };
}

/** No dictionary has 乙丙 or “zorble”; 丁戊 and “flimmer” stand beside them, and now and then without. */
const OFTEN = [
  ["乙丙和丁戊。", "Zorble, flimmer."],
  ["乙丙或丁戊。", "Zorble: flimmer."],
  ["乙丙！", "Zorble!"],
  ["乙丙。", "Zorble."],
  ["丁戊。", "Flimmer."],
  ["丁戊！", "Flimmer!"],
] as const;

test("words that are met several times are learned, and what stands beside them is not", () => {
  const { strengthOf } = learn(OFTEN);
  expect(strengthOf("乙丙", "zorbl")).toBeGreaterThan(0.4);
  expect(strengthOf("丁戊", "flimmer")).toBeGreaterThan(0.4);
  expect(strengthOf("乙丙", "flimmer")).toBe(0);
  expect(strengthOf("丁戊", "zorbl")).toBe(0);
});

test("a word that the dictionary pairs with one Chinese word is not learned for the one beside it", () => {
  const { strengthOf } = learn(
    Array.from({ length: 6 }, () => ["苹果，乙丙。", "Zorble, an apple."] as const),
  );
  expect(strengthOf("苹果", "appl")).toBeGreaterThan(0.5);
  expect(strengthOf("乙丙", "appl")).toBe(0);
  expect(strengthOf("乙丙", "zorbl")).toBeGreaterThan(0);
});

test("a single meeting teaches nothing, however often the words stand apart", () => {
  expect(learn([["乙丙。", "Zorble."]]).learned.size).toBe(0);
  const apart = learn([
    ["乙丙。", "Zorble."],
    ["乙丙！", "Flimmer!"],
    ["丁戊。", "Zorble."],
  ]);
  expect(apart.strengthOf("乙丙", "zorbl")).toBe(0);
});

test("the oftener they meet, the stronger the pair", () => {
  const met = (times: number) =>
    learn(Array.from({ length: times }, () => ["乙丙。", "Zorble."] as const)).strengthOf("乙丙", "zorbl");
  expect(met(8)).toBeGreaterThan(met(4));
  expect(met(4)).toBeGreaterThan(met(2));
});

test("single characters are not worth learning about where the caller says so", () => {
  const { learned, strengthOf } = learn(Array.from({ length: 6 }, () => ["乙。", "Zorble."] as const));
  expect(strengthOf("乙", "zorbl")).toBe(0);
  expect(learned.size).toBe(0);
});

const word = fc.constantFrom("乙丙", "丁戊", "苹果", "图书馆", "1024", "GPT");
const answer = fc.constantFrom("zorble", "flimmer", "apple", "library", "1,024", "GPT");
const sentence = fc.tuple(fc.array(word, { maxLength: 5 }), fc.array(answer, { maxLength: 5 }));

test("strengths lie between 0 and 1, and only what stands together twice is ever learned", () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 12 }), (sentences) => {
      const pairs = sentences.map(([zh, en]) => [zh.join("，"), en.join(", ")] as const);
      const { learned, strengthOf } = learn(pairs);
      for (const row of learned.values()) {
        for (const strength of row.values()) {
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(1);
        }
      }
      const together = pairs.filter(([zh, en]) => zh.includes("乙丙") && en.includes("zorble")).length;
      if (together < 2) expect(strengthOf("乙丙", "zorbl")).toBe(0);
    }),
  );
});

test("passages are the beads that are sure and have two sides", () => {
  const chinese = new Types();
  const english = new Types();
  const source = ["乙丙。", "丁戊。", "三。"].map((text) =>
    readChinese(text, lexicon, chinese, new NameTable()),
  );
  const target = ["Zorble.", "Flimmer.", "Three."].map((text) => readEnglish(text, english));
  const shape = (a: number, b: number) => SHAPES.findIndex(([s, t]) => s === a && t === b);
  const steps = [
    { i: 0, j: 0, shape: shape(1, 0), confidence: 0.99 },
    { i: 1, j: 0, shape: shape(1, 2), confidence: 0.9 },
    { i: 2, j: 2, shape: shape(1, 1), confidence: 0.2 },
  ];
  expect(surePassages(source, target, steps)).toEqual([
    { source: [source[1]], target: [target[0], target[1]] },
  ]);
});

const table = (...rows: readonly (readonly [word: number, strength: number])[][]): MatchTable => {
  const flat = rows.flat();
  let end = 0;
  return {
    at: Int32Array.from([0, ...rows.map((row) => (end += row.length))]),
    word: Int32Array.from(flat, ([id]) => id),
    strength: Float32Array.from(flat, ([, strength]) => strength),
    chance: Float32Array.from(flat, ([, strength]) => strength / 2),
    ground: new Uint8Array(flat.length),
  };
};

const strengths = ({ at, word, strength }: MatchTable, type: number) =>
  Object.fromEntries(
    [...word.subarray(at[type]!, at[type + 1]!)].map((id, k) => [
      id,
      Math.round(strength[at[type]! + k]! * 100) / 100,
    ]),
  );

test.each([
  { what: "the stronger is kept: the lesson", learned: 0.9, strength: 0.9 },
  { what: "the stronger is kept: the dictionary", learned: 0.2, strength: 0.5 },
])("$what", ({ learned, strength }) => {
  const taught = teach(table([[3, 0.5]], [[4, 0.25]]), new Map([[0, new Map([[3, learned]])]]));
  expect(strengths(taught, 0)).toEqual({ 3: strength });
  expect(strengths(taught, 1)).toEqual({ 4: 0.25 });
});

test("a new pair is added to its row, and the others stay as they are", () => {
  const taught = teach(table([[3, 0.5]], [], [[4, 0.25]]), new Map([[1, new Map([[7, 0.75]])]]));
  expect([0, 1, 2].map((type) => strengths(taught, type))).toEqual([{ 3: 0.5 }, { 7: 0.75 }, { 4: 0.25 }]);
  const plain = table([[3, 0.5]]);
  expect(teach(plain, new Map())).toBe(plain);
});

test("teaching never takes a match away or makes it weaker", () => {
  const row = fc.uniqueArray(fc.tuple(fc.nat({ max: 9 }), fc.float({ min: 0, max: 1, noNaN: true })), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.array(row, { maxLength: 4 }),
      (rows, lessons) => {
        const before = table(...rows);
        const learned = new Map(lessons.slice(0, rows.length).map((lesson, type) => [type, new Map(lesson)]));
        const taught = teach(before, learned);
        rows.forEach((_, type) => {
          const own = strengths(before, type);
          const after = strengths(taught, type);
          const lesson = Object.fromEntries(learned.get(type) ?? []);
          const all = new Set([...Object.keys(own), ...Object.keys(lesson)]);
          expect(new Set(Object.keys(after))).toEqual(all);
          for (const id of all) expect(after[id]!).toBeCloseTo(Math.max(own[id] ?? 0, lesson[id] ?? 0), 1);
        });
      },
    ),
  );
});
