import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sentenceSpans, splitSentences } from "@/lib/segment/sentences";
import { anyText } from "../text/strings";

/** A bar stands where a sentence ends. */
test.each([
  "他走了。|她来了！|真的吗？|是的。",
  "真的吗？！|不会吧。。。|好。",
  "“走吧。”|天黑了。",
  "“走吧。”他说。|天黑了。",
  "“走吧！”，他说。",
  "“走吧。”|他说：“快点。”|她笑了。",
  "“我…… 我头痛……”|他走了。",
  "“走吧。 ”|他说着，站了起来。",
  "“好啊？”她笑着问道，“什么时候？”",
  "他说：“好。”|她走了。",
  "他说“好。”就走了。",
  "“真的吗？”|“是的。”",
  "“我知道。”|大家都知道，他走了。",
  "「是嗎？」他問。|「是。」",
  "他……没来。|我想……",
  "雨停了……|“走吧。”",
  "我读过《你好。世界》。|好看。",
  "他（早年学医。后来弃医）走了。",
  "他走了。|（再没回来。）|她哭了。",
  "甲；乙；丙。|丁。",
  "圆周率是3.14。|对。",
  "他见了Mr. Li。|后来走了。",
  "大家好.|我是张三.|今天见.",
  "网址是a.com/?id=1，请看。|好。",
  "陈羽北:是的。|这个问题很好。",
  "𠮷野家。|😀好！|👩‍👩‍👧。",
  "第一行\n|第二行",
])("Chinese: %s", (marked) => {
  expect(splitSentences(marked.replaceAll("|", ""), "zh")).toEqual(marked.split("|"));
});

test.each([
  "Hello there. |How are you?! |Fine!",
  "Mr. Li met Dr. Wang at 3 p.m. |Then he left.",
  "He lives in the U.S. |How about you?",
  "He works for the U.S. Government, e.g. in Virginia.",
  "See Fig. 3 and No. 5. |No. |I won’t.",
  "It cost $3.50. |It was cheap.",
  "Jonas E. Smith came. |He sat.",
  "“Yes.” |“No.” |He left.",
  "“Really?” she said. |“Really!” Anna replied.",
  "She said, “Go.” |Then she left.",
  "I never meant that.... |She left.",
  "Well ... maybe. |I think … I don’t know.",
  "1. The first item. |2. The second item.",
  "Yubei Chen: Yes. |That is a good question.",
  "A martyr.[1] |The emperor followed.",
  "Acme Inc. said so. |Acme Inc. |The end.",
  "One\nstill one.\n|Two.\n\n|Three",
  "He teaches (He once worked.) at school.",
])("English: %s", (marked) => {
  expect(splitSentences(marked.replaceAll("|", ""), "en")).toEqual(marked.split("|"));
});

test.each(["zh", "en"] as const)(
  "%s: the sentences, joined, are the text; none is empty or blank beside others",
  (language) => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: "binary" })), (text) => {
        const sentences = splitSentences(text, language);
        expect(sentences.join("")).toBe(text);
        if (sentences.length > 1) for (const sentence of sentences) expect(sentence.trim()).not.toBe("");
        expect(sentences).not.toContain("");
      }),
      { numRuns: 1000 },
    );
  },
);

test.each(["zh", "en"] as const)("%s: no sentence begins inside a grapheme", (language) => {
  const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
  fc.assert(
    fc.property(anyText, (text) => {
      const boundaries = new Set([...graphemes.segment(text)].map(({ index }) => index));
      for (const { start } of sentenceSpans(text, language))
        if (start > 0) expect(boundaries).toContain(start);
    }),
    { numRuns: 1000 },
  );
});

const GOLDEN = "../shared/corpora/segmentation/golden_rules.json";

interface GoldenRule {
  readonly lang: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly golden: boolean;
}

/** What was reached on the 52 English golden rules; those that rewrite the text or want it split at lost spaces are out of reach. */
const REACHED = 39;

test.skipIf(!existsSync(GOLDEN))("English golden rules: no fewer than were reached before", () => {
  const rules = JSON.parse(readFileSync(GOLDEN, "utf8")) as readonly GoldenRule[];
  const passes = ({ text, lang, expected }: GoldenRule) => {
    const sentences = splitSentences(text, lang === "zh" ? "zh" : "en").map((sentence) => sentence.trim());
    return JSON.stringify(sentences) === JSON.stringify(expected);
  };
  const score = (of: readonly GoldenRule[]) => `${of.filter(passes).length} of ${of.length}`;
  const english = rules.filter(({ lang }) => lang === "en");
  const golden = english.filter((rule) => rule.golden);
  console.log(
    `English golden rules ${score(golden)}, all English ${score(english)}, Chinese ${score(rules.filter(({ lang }) => lang === "zh"))}`,
  );
  expect(golden.filter(passes).length).toBeGreaterThanOrEqual(REACHED);
});
