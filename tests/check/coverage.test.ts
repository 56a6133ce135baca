import fc from "fast-check";
import { expect, test } from "vitest";
import type { Side } from "../../lib/check/check";
import { coverageOf } from "../../lib/check/coverage/coverage";
import { loadLexicon } from "../../lib/server/lexicon";
import { marked } from "./cases";

const lexicon = loadLexicon();

const openIn = (side: Side, source: string, target: string) =>
  coverageOf([{ source, target }], lexicon)[0]!.open[side].map(({ start, end }) =>
    (side === "source" ? source : target).slice(start, end),
  );

test.each([
  {
    name: "nothing is open",
    source: "他住在北京。每天早上六点起床，喝一杯茶，然后去公园散步。",
    target:
      "He lives in Beijing. Every morning he gets up at six, drinks a cup of tea and goes for a walk in the park.",
  },
  {
    name: "a sentence in the middle",
    source: "他住在北京。⟦邻居养了三只黑猫和一条老狗。⟧每天早上六点起床，喝一杯茶，然后去公园散步。",
    target:
      "He lives in Beijing. Every morning he gets up at six, drinks a cup of tea and goes for a walk in the park.",
  },
  {
    name: "the last sentence",
    source: "会议于星期一在上海举行。⟦来自二十个国家的专家讨论了气候变化对农业的影响。⟧",
    target: "The meeting was held in Shanghai on Monday.",
  },
  { name: "no English at all", source: "⟦他住在北京。⟧", target: "" },
  { name: "no words in it", source: "……", target: "" },
])("Chinese: $name", ({ source, target }) => {
  const { text, spans } = marked(source);
  expect(openIn("source", text, target)).toEqual(spans.map(({ start, end }) => text.slice(start, end)));
});

test.each([
  {
    name: "a sentence that the Chinese does not have",
    source: "会议于星期一在上海举行。专家讨论了气候变化对农业的影响。",
    target:
      "The meeting was held in Shanghai on Monday. ⟦Journalists complained bitterly about the cold soup and the broken elevators.⟧ Experts discussed the impact of climate change on agriculture.",
  },
  { name: "no Chinese at all", source: "", target: "⟦He lives in Beijing.⟧" },
])("English: $name", ({ source, target }) => {
  const { text, spans } = marked(target);
  expect(openIn("target", source, text)).toEqual(spans.map(({ start, end }) => text.slice(start, end)));
});

test("says of every sentence how it stands", () => {
  const source = "会议于星期一在上海举行。来自二十个国家的专家讨论了气候变化对农业的影响。";
  const [pair] = coverageOf([{ source, target: "The meeting was held in Shanghai on Monday." }], lexicon);
  expect(pair!.sentences.source.map(({ state }) => state)).toEqual(["answered", "open"]);
  expect(pair!.sentences.target.map(({ state }) => state)).toEqual(["answered"]);
});

test("whatever the texts, spans lie in them, in order, and no two overlap", () => {
  const some = (parts: string) =>
    fc.array(fc.constantFrom(...parts.split("|")), { maxLength: 20 }).map((list) => list.join(""));
  const pair = fc.record({
    source: some("他住在北京|每天|。|，|“|”|\ud83d|散步|三百|\n|A"),
    target: some("He lives in Beijing|. |, |walk|every day|\udc00|300|\n\n|“|”"),
  });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 3 }), (pairs) => {
      coverageOf(pairs, lexicon).forEach(({ open }, at) => {
        for (const side of ["source", "target"] as const) {
          let last = 0;
          for (const { start, end } of open[side]) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(pairs[at]![side].length);
            last = end;
          }
        }
      });
    }),
  );
});
