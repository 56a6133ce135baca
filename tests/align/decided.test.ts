import fc from "fast-check";
import { expect, test } from "vitest";
import { alignLines } from "../../lib/align/align";
import { assertLadder } from "../../lib/align/model/ladder";
import { type Decision, decidedBeads, decisionsOverSpans } from "../../lib/align/search/decided";
import { assertFixed } from "../../lib/align/search/fixed";
import { alignSentences } from "../../lib/align/search/sentences";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();
const run = (start: number, end: number) => ({ start, end });

/** “0-2:1-2 3:” is two decisions: items 0 and 1 of the source with item 1 of the target, item 3 with nothing. */
function read(notation: string): Decision[] {
  const runOf = (text: string) => {
    if (text === "") return run(0, 0);
    const [start, end] = text.split("-").map(Number);
    return run(start!, end ?? start! + 1);
  };
  return notation.split(" ").flatMap((one) => {
    if (one === "") return [];
    const [source, target] = one.split(":");
    return [{ source: runOf(source!), target: runOf(target!) }];
  });
}

const write = (beads: readonly Decision[]) =>
  beads
    .map(({ source, target }) =>
      [source, target]
        .map(({ start, end }) => (start === end ? "" : end === start + 1 ? `${start}` : `${start}-${end}`))
        .join(":"),
    )
    .join(" ");

test.each([
  { name: "nothing decided", said: "", beads: "" },
  { name: "two apart, in order of the source", said: "3:2 1:1", beads: "1:1 3:2" },
  { name: "two that cross", said: "1:3 3:1", beads: "1:3 3:1" },
  { name: "one sentence rendered by two neighbours", said: "1:1 1:2", beads: "1:1-3" },
  { name: "two sentences rendered by one", said: "1:1 2:1", beads: "1-3:1" },
  { name: "two by two, decided one by one", said: "1:1 1:2 2:2", beads: "1-3:1-3" },
  { name: "the same twice", said: "1:1 1:1", beads: "1:1" },
  { name: "two places apart: the later", said: "1:1 1:3", beads: "1:3" },
  { name: "an answer, then that there is none", said: "1:1 1:", beads: "1:" },
  { name: "that there is no answer, then one", said: "1: 1:1", beads: "1:1" },
  { name: "English that answers nothing", said: ":2", beads: ":2" },
  { name: "beyond the end of a text", said: "1:9 2:2", beads: "2:2" },
  { name: "partly beyond the end", said: "4-9:4", beads: "4:4" },
  { name: "nothing on both sides", said: ":", beads: "" },
])("$name: $said is fixed as $beads", ({ said, beads }) => {
  expect(write(decidedBeads(read(said), 5, 5))).toBe(beads);
});

const someRun = fc
  .tuple(fc.nat({ max: 7 }), fc.nat({ max: 3 }))
  .map(([start, size]) => run(start, start + size));
const someDecisions = fc.array(fc.record({ source: someRun, target: someRun }), { maxLength: 8 });

test("whatever is decided can be fixed, the last decision with it, and the ladder holds", () => {
  fc.assert(
    fc.property(someDecisions, fc.nat({ max: 8 }), fc.nat({ max: 8 }), (decisions, n, m) => {
      const fixed = decidedBeads(decisions, n, m);
      expect(() => assertFixed(fixed, n, m)).not.toThrow();
      const last = decisions.at(-1);
      const isWhole = (side: "source" | "target", count: number) =>
        last !== undefined && last[side].end > last[side].start && last[side].end <= count;
      if (last && isWhole("source", n) && isWhole("target", m))
        expect(
          fixed.some(
            ({ source, target }) =>
              source.start <= last.source.start &&
              source.end >= last.source.end &&
              target.start <= last.target.start &&
              target.end >= last.target.end,
          ),
        ).toBe(true);
      const texts = (count: number, text: string) => Array.from({ length: count }, () => text);
      const ladder = alignLines(texts(n, "下雨了。"), texts(m, "It is raining."), lexicon, { fixed });
      assertLadder(ladder, n, m);
    }),
  );
});

const ZH = "猫在河边睡觉。三只狗等老师。外面下雨了。";
const EN = "It is raining outside. The cat is sleeping by the river. Three dogs wait for the teacher.";
const place = (text: string, part: string) => run(text.indexOf(part), text.indexOf(part) + part.length);

test("a part of a sentence stands for the whole, and white space for nothing", () => {
  const spans = [run(0, 7), run(7, 14), run(14, 20)];
  const over = (source: ReturnType<typeof run>) =>
    write(
      decisionsOverSpans(
        [{ source, target: run(0, 3) }],
        { text: ZH, spans },
        { text: "Yes. No.", spans: [run(0, 5), run(5, 8)] },
      ),
    );
  expect(over(place(ZH, "狗等"))).toBe("1:0");
  expect(over(place(ZH, "睡觉。三只"))).toBe("0-2:0");
  expect(over(run(40, 50))).toBe("");
  expect(
    write(
      decisionsOverSpans(
        [{ source: run(0, 2), target: run(4, 5) }],
        { text: ZH, spans },
        { text: "Yes. No.", spans: [run(0, 4), run(4, 8)] },
      ),
    ),
  ).toBe("");
});

test("what somebody says is rendered elsewhere is one bead with confidence 1", () => {
  const decided = [{ source: place(ZH, "下雨"), target: place(EN, "raining") }];
  const { source, target, ladder } = alignSentences(ZH, EN, lexicon, { decided });
  assertLadder(ladder, source.length, target.length);
  const bead = ladder.find((one) => one.source.start === 2)!;
  expect(bead).toMatchObject({ source: run(2, 3), target: run(0, 1), confidence: 1, isCrossed: true });
});
