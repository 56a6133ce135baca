import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignLines } from "../../lib/align/align";
import { readTask } from "../../lib/align/items/task";
import type { Ladder } from "../../lib/align/model/ladder";
import { coarsePath } from "../../lib/align/search/coarse-path";
import { tableOf } from "../../lib/align/search/search";
import { inChinese, inEnglish, madeLexicon, madeText, type Sentence } from "./made-texts";

const lexicon = madeLexicon();

const align = (source: readonly Sentence[], target: readonly Sentence[]): Ladder =>
  alignLines(source.map(inChinese), target.map(inEnglish), lexicon);

/** The beads as text, where they are not one to one on the diagonal; `i+shift` answers `i`. */
const offDiagonal = (ladder: Ladder, shift = 0) =>
  ladder
    .filter(
      ({ source, target }) =>
        source.end !== source.start + 1 ||
        target.end !== target.start + 1 ||
        target.start !== source.start + shift,
    )
    .map(({ source, target }) => `${source.start}-${source.end} ${target.start}-${target.end}`);

describe("a text beside its translation word for word is the diagonal", () => {
  test.each([
    { what: "without repetitions", count: 700, refrains: 0 },
    { what: "every third sentence a refrain", count: 700, refrains: 0.33 },
    { what: "two of three sentences a refrain", count: 700, refrains: 0.66 },
  ])("$what", { timeout: 120_000 }, ({ count, refrains }) => {
    const text = madeText(count, refrains, 7);
    expect(offDiagonal(align(text, text))).toEqual([]);
  });

  test("whatever is repeated in it", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.nat(),
        (count, refrains, seed) => {
          const text = madeText(count, refrains, seed);
          expect(offDiagonal(align(text, text))).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });
});

test("chapters that the English lacks stand alone, and nothing else is moved but in doubt", {
  timeout: 120_000,
}, () => {
  const text = madeText(800, 0.3, 11);
  const english = [...text.slice(0, 150), ...text.slice(260, 550), ...text.slice(650)];
  const ladder = align(text, english);
  const around = (at: number) => [150, 260, 550, 650].some((end) => Math.abs(at - end) <= 5);
  const wrong = ladder.filter(({ source, target, confidence }) => {
    if (around(source.start) || confidence < 0.5) return false;
    const missing =
      (source.start >= 150 && source.start < 260) || (source.start >= 550 && source.start < 650);
    const shift = source.start < 150 ? 0 : source.start < 550 ? 110 : 210;
    // Where a refrain was left out, nobody can say which of its places the English answers.
    const isSame = target.end > target.start && english[target.start] === text[source.start];
    return missing ? target.end > target.start && !isSame : target.start !== source.start - shift;
  });
  expect(wrong).toEqual([]);
});

/** English that says a third of the words, others in the place of the rest, and often two sentences for one. */
function freely(
  text: readonly Sentence[],
  seed: number,
): { readonly english: Sentence[]; readonly ends: number[] } {
  const others = madeText(text.length * 3, 0, seed).flat();
  const english: Sentence[] = [];
  const ends: number[] = [];
  let other = 0;
  text.forEach((sentence, at) => {
    const said = sentence.map((word, place) => ((at + place) % 3 === 0 ? word : others[other++]!));
    const half = (at * 7) % 10 < 6 ? said.length >> 1 : said.length;
    english.push(...[said.slice(0, half), said.slice(half)].filter(({ length }) => length > 0));
    ends.push(english.length);
  });
  return { english, ends };
}

test.each([
  { missing: "the first two fifths", from: 0, to: 100 },
  { missing: "the last two fifths", from: 150, to: 250 },
  { missing: "a fifth in the middle", from: 100, to: 150 },
])("the way of a free translation that lacks $missing is inside the band", ({ from, to }) => {
  const outside = [3, 4, 5].flatMap((seed) => {
    const text = madeText(250, 0, seed);
    const { english, ends } = freely(text, seed + 100);
    const [cut, after] = [ends[from - 1] ?? 0, ends[to - 1]!];
    const left = [...english.slice(0, cut), ...english.slice(after)];
    const item = (words: string) => ({ text: words, kind: -1, isDoubted: false });
    const task = readTask(
      text.map((sentence) => item(inChinese(sentence))),
      left.map((sentence) => item(inEnglish(sentence))),
      lexicon,
    );
    const band = coarsePath(task.source, task.target, tableOf(task));
    return ends.flatMap((end, at) => {
      const i = at + 1;
      const j = i <= from ? end : i <= to ? cut : end - (after - cut);
      return j < band.low[i]! || j > band.high[i]! ? [i] : [];
    });
  });
  expect(outside).toEqual([]);
});

test("what is sure of each of two texts alone is so in the whole of both, away from the seam", {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 40, max: 100 }),
      fc.integer({ min: 40, max: 100 }),
      fc.nat(),
      (first, second, seed) => {
        const [a, b] = [madeText(first, 0.4, seed), madeText(second, 0.4, seed + 1)];
        // A tenth of the English is missing, so that there is something to find.
        const thinned = (text: readonly Sentence[]) => text.filter((_, at) => at % 10 !== 3);
        const [left, right] = [align(a, thinned(a)), align(b, thinned(b))];
        const whole = align([...a, ...b], [...thinned(a), ...thinned(b)]);
        const key = ({ source, target }: Ladder[number], i = 0, j = 0) =>
          `${source.start + i}-${source.end + i} ${target.end > target.start ? `${target.start + j}-${target.end + j}` : ""}`;
        const found = new Set(whole.map((bead) => key(bead)));
        const away = [
          ...left
            .filter(({ source, confidence }) => confidence > 0.95 && source.end < first - 6)
            .map((bead) => key(bead)),
          ...right
            .filter(({ source, confidence }) => confidence > 0.95 && source.start > 6)
            .map((bead) => key(bead, first, thinned(a).length)),
        ];
        expect(away.filter((bead) => !found.has(bead))).toEqual([]);
      },
    ),
    { numRuns: 6 },
  );
});
