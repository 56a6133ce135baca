import fc from "fast-check";
import { expect, test } from "vitest";
import { SENTENCE_WEIGHTS } from "../../lib/align/model/weights";
import { readParagraphs } from "../../lib/align/search/paragraphs";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();
const raw = (text: string) => ({ text, kind: -1, isDoubted: false });
const linksOf = (source: readonly string[], target: readonly string[]) =>
  readParagraphs(source.map(raw), target.map(raw), lexicon, SENTENCE_WEIGHTS).links;

const sum = (shares: Iterable<number>) => [...shares].reduce((total, share) => total + share, 0);

/** Two sentences that only one bead of two beside one can answer whole. */
const TWO = ["猫在河边睡觉了好久。", "三只狗等老师等了好久。"];
const ONE = "The cat slept by the river and three dogs waited for the teacher for a long while.";
const TWO_ENGLISH = [
  "The cat slept by the river for a while.",
  "Three dogs waited for the teacher for long.",
];
const ONE_CHINESE = "猫在河边睡觉了好久，三只狗等老师等了好久。";

/** Without a word in common: both ways are possible, one bead of two beside one, or one left unanswered. */
const DOUBTFUL = {
  two: ["乙丙丁戊的时候，己庚辛壬。", "癸子丑寅的时候，卯辰巳午。"],
  one: "When the zorble came the flimmer went away home.",
  twoEnglish: ["When the zorble came the flimmer went.", "Then the glorf took the brindle home."],
  oneChinese: "乙丙丁戊的时候，己庚辛壬，癸子丑寅。",
};

// The sentences are the same each time; only where their paragraphs end differs.
test("the end of a Chinese paragraph inside a bead of sentences costs: less is held to be answered", () => {
  const { two, one } = DOUBTFUL;
  const joined = linksOf([two.join("")], [one]).sourceAnswered[0]!;
  const parted = linksOf(two, [one]).sourceAnswered;
  // The two sentences are equally long, so that each is half of the joined paragraph.
  expect(joined).toBeGreaterThan(sum(parted) / 2 + 0.02);
});

test("the end of an English paragraph inside a bead of sentences costs likewise", () => {
  const { twoEnglish, oneChinese } = DOUBTFUL;
  const joined = linksOf([oneChinese], [twoEnglish.join(" ")]);
  const parted = linksOf([oneChinese], twoEnglish);
  expect(joined.targetAnswered[0]!).toBeGreaterThan(sum(parted.targetAnswered) / 2 + 0.02);
});

test("what answers is shared out among the paragraphs, and none is answered more than whole", () => {
  const source = fc.array(fc.constantFrom(...TWO, TWO.join(""), ONE_CHINESE, "", "外面下雨了。"), {
    maxLength: 5,
  });
  const target = fc.array(fc.constantFrom(...TWO_ENGLISH, ONE, "", "It rains outside."), { maxLength: 5 });
  fc.assert(
    fc.property(source, target, (left, right) => {
      const links = linksOf(left, right);
      left.forEach((_, p) => {
        const shares = right.map((_, q) => links.ofSource(p, q));
        expect(links.sourceAnswered[p]!).toBeLessThanOrEqual(1 + 1e-6);
        // Beads that are hardly probable are left out of both.
        expect(sum(shares)).toBeCloseTo(links.sourceAnswered[p]!, 5);
      });
      right.forEach((_, q) => {
        const shares = left.map((_, p) => links.ofTarget(p, q));
        expect(links.targetAnswered[q]!).toBeLessThanOrEqual(1 + 1e-6);
        expect(sum(shares)).toBeCloseTo(links.targetAnswered[q]!, 5);
      });
    }),
    { numRuns: 40 },
  );
});
