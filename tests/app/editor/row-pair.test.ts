import { describe, expect, test } from "vitest";
import { pairOf } from "@/app/documents/[documentId]/_editor/features/findings/row-pair";
import { alignSentences } from "@/lib/align/search/sentences";
import { DEFAULT_SETTINGS } from "@/lib/check/check";
import { CHECKS, checkPair, RULES_OF_A_PAIR } from "@/lib/check/checks";
import { sentenceBeads } from "@/lib/check/sentence-beads";
import { loadLexicon } from "@/lib/server/lexicon";
import type { Sentences } from "@/lib/wire/segments";
import { paragraph, row } from "../../workbench/rows-made";

const lexicon = loadLexicon();

/** As GET /segments/{id}/sentences answers. */
function sentencesOf(source: string, target: string, revision: number): Sentences {
  const aligned = alignSentences(source, target, lexicon);
  const span = ({ start, end }: { start: number; end: number }) => ({ start, end });
  return {
    revision,
    source: aligned.source.map(span),
    target: aligned.target.map(span),
    beads: aligned.ladder.map((bead) => [
      bead.source.start,
      bead.source.end,
      bead.target.start,
      bead.target.end,
    ]),
    confidence: aligned.ladder.map(({ confidence }) => confidence),
  };
}

const TEXTS = [
  [
    "老人见过八百二十一万次日出。他说：“我不走。”",
    "The the old man saw 821,000 sunrises . He said, “I am not leaving.",
  ],
  [
    "1983年有三万五千人过江。桥花了1.2亿元。",
    "In 1983 some 35,000 people crossed. The bridge cost 12 million yuan，they say.",
  ],
  ["他把船卖了，只留下一支桨。", "he sold the boat and kept only one 桨 {1}"],
  ["第一句。第二句有50个人。", "The second has 50 people. The first."],
] as const;

describe("a row in the browser's worker", () => {
  test.each(TEXTS)("%s", (source, target) => {
    const segment = row(1, target, { source: [paragraph(1, source)] });
    const here = pairOf(segment, target, sentencesOf(source, target, segment.revision));
    const there = { source, target, beads: sentenceBeads(source, target, lexicon) };
    expect(here).toEqual(there);
    const found = checkPair(here, DEFAULT_SETTINGS, RULES_OF_A_PAIR);
    expect(found).toEqual(
      checkPair(there, { ...DEFAULT_SETTINGS, lexicon }).filter(({ rule }) => RULES_OF_A_PAIR.includes(rule)),
    );
  });

  test("the table has something to find", () => {
    const found = TEXTS.flatMap(([source, target]) => checkPair({ source, target }, DEFAULT_SETTINGS));
    expect(new Set(found.map(({ rule }) => rule)).size).toBeGreaterThan(4);
  });

  test("sentences of another revision are not used", () => {
    const segment = row(1, "One.", { source: [paragraph(1, "一。")] });
    expect(pairOf(segment, "One.", sentencesOf("一。", "One.", segment.revision + 1)).beads).toBeUndefined();
  });

  test("what is typed behind a sentence belongs to it", () => {
    const [source, target] = ["一个人。两个人。", "One man. Two men."];
    const segment = row(1, target, { source: [paragraph(1, source)] });
    const typed = "One man. Two men. And";
    const { beads } = pairOf(segment, typed, sentencesOf(source, target, segment.revision));
    expect(beads?.at(-1)?.target.end).toBe(typed.length);
  });
});

test("rules that look at the project are left to the server", () => {
  const needing = CHECKS.filter(({ needsProject }) => needsProject).map(({ id }) => id);
  expect(needing).toContain("terms");
  expect(RULES_OF_A_PAIR.filter((id) => needing.includes(id))).toEqual([]);
});
