import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sentenceSpans, splitSentences } from "@/lib/segmentation/sentences/sentences";
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
  "𠮷野家。😀|好！👩‍👩‍👧|好。",
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
  "The lake is deep.² |The ferry is slow.",
  "Is it deep?¹ |The ferry is slow.",
  "“The lake is deep.”³ |The ferry is slow.",
  "The lake is deep.”³ |The ferry is slow.",
  "It rose by 3 m².¹² |Nobody knew.",
  "The lake is deep.* |The ferry is slow.",
  "The lake is deep.† |The ferry is slow.",
  "She came on Feb. 7. |He left on Mar. 9. |They met.",
  "She came on Dec. 31. |The lake froze.",
  "She came on Sept. 3. |Nobody met her.",
  "See No. 7. |The rest follows.",
  "He lives on 5th Ave. 12. |Nobody visits.",
  "She came on March 5. |He left.",
  "He said: 1. Go home. |2. Stay there.",
  "Acme Inc. said so. |Acme Inc. |The end.",
  "One\nstill one.\n|Two.\n\n|Three",
  "The text was broken at a fixed width by the program that made the\nPDF file, as one sees. |Here is the next.",
  "apples\n|pears\n|plums",
  "Roses are red,\n|Violets are blue,\n|Sugar is sweet.",
  "Three ways: (a) by sea, (b) by land, and (c) by air. |We took none.",
  "a) by sea |b) by land |c) by air",
  "A. B. Smith met Q. |He left.",
  "We like System.Text and example.com. |See README.md and Node.js.",
  "It was late.|She left.|And so did he.",
  "At 5 a.m. Mr. Li left. |He was back at 6 p.m. |Mr. Li slept.",
  "“… a stairway.” (Smith 55). |So much for it.",
  "He wrote “[...] and so on.” |She left.",
  "They met in a consultation.11 12 |Take this case.",
  "See pp. 3 and vol. 2. |See Fig.3 Here.",
  "Sheet 1.\u2029|Sheet 2.\u2028|Sheet 3.",
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

/**
 * The rules rewrite white space: two of them want a line end in a sentence turned into a space. Our pieces give the text
 * back, so pieces are compared with white space at their ends taken off and inside them seen as one space.
 *
 * Out of reach is 4-dot ellipsis #051: a sentence would begin with “. . .”, which #048 parts the other way.
 */
const REACHED = { golden: 51, english: 146, chinese: 2 };

test.skipIf(!existsSync(GOLDEN))("golden rules: no fewer than were reached before", () => {
  const rules = JSON.parse(readFileSync(GOLDEN, "utf8")) as readonly GoldenRule[];
  const seen = (sentence: string) => sentence.replace(/\s+/gu, " ").trim();
  const passes = ({ text, expected }: GoldenRule, sentences: readonly string[]) =>
    JSON.stringify(sentences.map(seen).filter(Boolean)) === JSON.stringify(expected.map(seen)) && text !== "";
  const ours = (rule: GoldenRule) =>
    passes(rule, splitSentences(rule.text, rule.lang === "zh" ? "zh" : "en"));
  const theirs = (rule: GoldenRule) =>
    passes(
      rule,
      Array.from(
        new Intl.Segmenter(rule.lang, { granularity: "sentence" }).segment(rule.text),
        ({ segment }) => segment,
      ),
    );
  const english = rules.filter(({ lang }) => lang === "en");
  const golden = english.filter((rule) => rule.golden);
  const chinese = rules.filter(({ lang }) => lang === "zh");
  for (const [name, score] of [
    ["ours", ours],
    ["Intl.Segmenter", theirs],
  ] as const) {
    const of = (some: readonly GoldenRule[]) => `${some.filter(score).length} of ${some.length}`;
    console.log(
      `${name}: English golden rules ${of(golden)}, all English ${of(english)}, Chinese ${of(chinese)}`,
    );
  }
  expect(golden.filter(ours).length).toBeGreaterThanOrEqual(REACHED.golden);
  expect(english.filter(ours).length).toBeGreaterThanOrEqual(REACHED.english);
  expect(chinese.filter(ours).length).toBe(REACHED.chinese);
});
