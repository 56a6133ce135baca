import fc from "fast-check";
import { expect, test } from "vitest";
import { readClauses, readTask } from "../../lib/align/items/task";
import { type Band, beadsOf, eachBead, makeBand, posteriors, SHAPES } from "../../lib/align/model/lattice";
import { SENTENCE_WEIGHTS } from "../../lib/align/model/weights";
import {
  bandOfClauses,
  clausesOf,
  type Language,
  seamsOf,
  splitClauses,
} from "../../lib/align/search/clauses";
import { coarseClauses, look, tableOf } from "../../lib/align/search/search";
import { smallLexicon } from "./notation";

test.each<{ rule: string; language: Language; pieces: string[] }>([
  {
    rule: "ALN-CLAUSE-1",
    language: "zh",
    pieces: ["他来了，", "她走了；", "他们说：", "再见了。", "真的吗？", "真的！"],
  },
  { rule: "ALN-CLAUSE-1", language: "zh", pieces: ["大家走了——", "都走了……", "真的走了"] },
  { rule: "ALN-CLAUSE-1", language: "zh", pieces: ["他说：", "“走吧。”", "大家走了。"] },
  { rule: "ALN-CLAUSE-1", language: "zh", pieces: ["（他来了。）", "「再见，」", "她说。"] },
  {
    rule: "ALN-CLAUSE-1",
    language: "en",
    pieces: ["He came here,", " she went away;", " they waved.", " Really?"],
  },
  {
    rule: "ALN-CLAUSE-1",
    language: "en",
    pieces: ["He said this:", " “Go away,”", " and it was…", " over then."],
  },
  {
    rule: "ALN-CLAUSE-1",
    language: "en",
    pieces: ["He came here—", "she went away – ", "they waved -- ", "and it ended."],
  },
  { rule: "ALN-CLAUSE-1", language: "en", pieces: ["1,024 books,", " 3.14 apples at 10:30 o’clock"] },
  { rule: "ALN-CLAUSE-1", language: "en", pieces: ["A well-known white-box model"] },
  { rule: "ALN-CLAUSE-2", language: "zh", pieces: ["大家走吧，是。"] },
  { rule: "ALN-CLAUSE-2", language: "zh", pieces: ["好，大家走吧。"] },
  { rule: "ALN-CLAUSE-2", language: "zh", pieces: ["他来了，", "她走了，是。"] },
  { rule: "ALN-CLAUSE-2", language: "en", pieces: ["We are leaving, so."] },
  { rule: "ALN-CLAUSE-2", language: "en", pieces: ["Well, we are leaving."] },
  { rule: "ALN-CLAUSE-2", language: "zh", pieces: [""] },
  { rule: "ALN-CLAUSE-2", language: "en", pieces: ["…!?"] },
])("$rule: $language $pieces", ({ language, pieces }) => {
  expect(splitClauses(pieces.join(""), language)).toEqual(pieces);
});

const marks = fc.constantFrom(..."，；：。！？…—,;:.!?–-”’」）\"') \n");
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.oneof(marks, fc.constantFrom("他来了", "好", "Well", "we left", "𠮷", "\ud800", "😀")))
    .map((parts) => parts.join("")),
);
const language = fc.constantFrom<Language>("zh", "en");

test("joining the pieces gives the sentence back", () => {
  fc.assert(
    fc.property(text, language, (sentence, of) => {
      const pieces = splitClauses(sentence, of);
      expect(pieces.length).toBeGreaterThan(0);
      expect(pieces.join("")).toBe(sentence);
    }),
  );
});

test("ALN-CLAUSE-2: of several pieces none is too short to stand alone", () => {
  const letters = (piece: string) => [...piece.matchAll(/[\p{L}\p{N}]/gu)].length;
  fc.assert(
    fc.property(text, language, (sentence, of) => {
      const pieces = splitClauses(sentence, of);
      if (pieces.length === 1) return;
      for (const piece of pieces) expect(letters(piece)).toBeGreaterThanOrEqual(of === "zh" ? 2 : 6);
    }),
  );
});

const everyBead = (band: Band) => beadsOf(band, () => false);
const raw = (sentence: string) => ({ text: sentence, kind: -1, isDoubted: false });
const chinese = fc.array(
  fc.constantFrom("猫来了，狗走了。", "三只狗。", "", "老师说：“下雨了，睡觉吧。”大学很长。"),
  { maxLength: 6 },
);
const english = fc.array(
  fc.constantFrom(
    "The cat came, the dog went.",
    "Three dogs.",
    "",
    "The teacher said: “It rains, go to sleep.”",
  ),
  { maxLength: 6 },
);
const wishes = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), { minLength: 7, maxLength: 7 });

test("the clauses of each sentence stand from its first one to that of the next", () => {
  fc.assert(
    fc.property(chinese, (sentences) => {
      const { items, first } = clausesOf(sentences.map(raw), "zh");
      expect(first).toHaveLength(sentences.length + 1);
      sentences.forEach((sentence, at) => {
        const own = items.slice(first[at], first[at + 1]).map((item) => item.text);
        expect(own).toEqual(splitClauses(sentence, "zh"));
      });
      expect(first.at(-1)).toBe(items.length);
    }),
  );
});

test("a band of clauses holds every node that the band of sentences holds, and all within one sentence", () => {
  fc.assert(
    fc.property(chinese, english, wishes, (left, right, wished) => {
      const source = clausesOf(left.map(raw), "zh");
      const target = clausesOf(right.map(raw), "en");
      const band = makeBand(left.length, right.length, (i) => wished[i]!);
      const inner = bandOfClauses(band, source, target);
      expect(inner.low).toHaveLength(source.items.length + 1);
      const holds = (c: number, d: number) => d >= inner.low[c]! && d <= inner.high[c]!;
      for (let i = 0; i <= left.length; i++) {
        for (let j = band.low[i]!; j <= band.high[i]!; j++)
          expect(holds(source.first[i]!, target.first[j]!)).toBe(true);
      }
      eachBead(everyBead(band), (i, j, shape) => {
        const [a, b] = SHAPES[shape]!;
        if (a > 1) return;
        for (let c = source.first[i]!; c <= source.first[i + a]!; c++)
          for (let d = target.first[j]!; d <= target.first[j + b]!; d++)
            if (c < source.first[i + a]! || d === target.first[j + b]) expect(holds(c, d)).toBe(true);
      });
    }),
  );
});

test("seams lie between 0 and 1, and every ladder parts the texts at their start and end", () => {
  fc.assert(
    fc.property(chinese, english, fc.integer(), (left, right, seed) => {
      const source = clausesOf(left.map(raw), "zh");
      const target = clausesOf(right.map(raw), "en");
      const band = bandOfClauses(
        makeBand(left.length, right.length, () => [0, right.length]),
        source,
        target,
      );
      const beads = everyBead(band);
      const scores = Float64Array.from(beads.to, (_, bead) => Math.sin(seed + bead * 7.3));
      const seams = seamsOf(posteriors(beads, scores).nodes, band, source, target);
      for (let i = 0; i <= left.length; i++) {
        for (let j = 0; j <= right.length; j++) {
          expect(seams.at(i, j)).toBeGreaterThanOrEqual(0);
          expect(seams.at(i, j)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
      expect(seams.at(0, 0)).toBeCloseTo(1, 9);
      expect(seams.at(left.length, right.length)).toBeCloseTo(1, 9);
    }),
  );
});

test("a node outside the band is no seam", () => {
  const source = clausesOf(["猫来了，狗走了。", "三只狗。"].map(raw), "zh");
  const target = clausesOf(["The cat came, the dog went.", "Three dogs."].map(raw), "en");
  const band = bandOfClauses(
    makeBand(2, 2, (i) => [i, i]),
    source,
    target,
  );
  const beads = everyBead(band);
  const { nodes } = posteriors(beads, new Float64Array(beads.to.length));
  expect(seamsOf(nodes, band, source, target).at(2, 0)).toBe(0);
});

test("texts are parted where their clauses answer each other, and not beside it", () => {
  const left = ["猫睡觉了，狗在河里，", "老师在图书馆，外面下雨了。"];
  const right = [
    "The cat is sleeping, the dog is in the river,",
    "the teacher is in the library, it rains outside.",
  ];
  const task = readTask(left.map(raw), right.map(raw), smallLexicon());
  const clauses = readClauses(task);
  const close = look(
    coarseClauses(
      clauses,
      makeBand(2, 2, () => [0, 2]),
      tableOf(task),
    ),
    SENTENCE_WEIGHTS.clauses,
  );
  const seams = seamsOf(close.nodes, close.beads.band, clauses.source, clauses.target);
  expect(seams.at(1, 1)).toBeGreaterThan(0.5);
  expect(seams.at(1, 0)).toBeLessThan(0.1);
  expect(seams.at(1, 2)).toBeLessThan(0.1);
});
