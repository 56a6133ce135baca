import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markupOf } from "@/lib/interchange/inline";
import { readMarkdown } from "@/lib/interchange/md/read-md";
import { sentenceSpans, splitSentences } from "@/lib/segmentation/sentences/sentences";

const split = (text: string, language: "zh" | "en" = "zh") =>
  splitSentences(text, language, { hidden: markupOf(text), isMarkdown: language === "zh" });

/** A bar stands where a sentence ends. */
describe("Markdown is read as Markdown before its sentences are sought", () => {
  test.each([
    "看图![桥](b.png)，雾很大。|我们回吧。",
    "**雾很大。**|路看不清。",
    "**是你吗？**她问。",
    "**都别动。**|门外有人说话。",
    "*雾散了。*",
    "**雾散了。**",
    "***雾散了。***",
    "**雾散了。|路也干了。**",
    "雾散了。|**路也干了。**",
    "雾散了。|**路**也干了。",
    "**雾散了。** |**路也干了。**",
    "雾散了。 |*路也干了。* |我们走。",
    "`雾散了。`|路也干了。",
    "<b>雾散了。</b>|路也干了。",
    "<i>雾散了。</i>|<b>路也干了。</b>",
    "雾散了。[^2]|路也干了。",
    "雾散了[^2]。|路也干了。",
    "雾散了。<sup>2</sup>|路也干了。",
    "[雾散了。](c.html)|路也干了。",
    "雾散了。|[路也干了。](c.html?a=1!b)|走吧。",
    "[雾](https://a.example/?id=3。4!b)散了。|走吧。",
    "雾散了。|![](d.png)路也干了。",
    "~~雾散了。~~|路也干了。",
    "雾散了\\*。|路也干了。",
    "那座桥架在河上，\n没有人走，只有风声\n从桥下过。\n|我们等到天亮。",
    "第一行  \n|第二行",
    "第一行\\\n|第二行",
    "第一行<br>|第二行",
    "他说：“**走吧。**”|天亮了。",
    "“**走吧。**”他说。|天亮了。",
    "**“走吧。”**他说。|天亮了。",
    "**第一条** 雾散了。|路也干了。",
    "1 * 2 = 2。|对。",
    "安装 `a.b.c`，然后重启。|好了。",
    "**1. 小标题**",
    "__雾散了。__ |路也干了。",
  ])("%s", (marked) => {
    expect(split(marked.replaceAll("|", ""))).toEqual(marked.split("|"));
  });

  test.each([
    "**The fog lifts.** |The road dries.",
    "*Really?* she asked. |He nodded.",
    "See [the map.](a.html) |Then go.",
    "The fog lifts.[^3] |The road dries.",
    "**The fog lifts. |The road dries.**",
  ])("English: %s", (marked) => {
    expect(split(marked.replaceAll("|", ""), "en")).toEqual(marked.split("|"));
  });
});

const INLINE = fc
  .array(
    fc.constantFrom(
      ..."雾散了。|路，|“走吧。”|**|*|`|~~|[|](a.png)|![|<b>|</b>|<br>|[^1]|\\*|&nbsp;| |\n|  \n|他说|？|e.g. |3.5|𠮷|e\u0301".split(
        "|",
      ),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(""));

test("whatever the marks, the sentences joined are the text, and no mark stands alone", () => {
  fc.assert(
    fc.property(INLINE, (text) => {
      const hidden = markupOf(text);
      const spans = sentenceSpans(text, "zh", { hidden, isMarkdown: true });
      expect(spans.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      const isWord = (at: number) => !hidden.some(({ start, end }) => start <= at && at < end);
      if (spans.length > 1)
        for (const { start, end } of spans) {
          const words = Array.from({ length: end - start }, (_, k) => start + k).filter(isWord);
          expect(
            words.some((at) => /\S/u.test(text[at]!)),
            JSON.stringify(text),
          ).toBe(true);
        }
    }),
  );
});

test("the ranges of markup are in order, apart and inside the text", () => {
  fc.assert(
    fc.property(INLINE, (text) => {
      let at = 0;
      for (const { start, end } of markupOf(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});

const CORPUS = "../shared/corpora/zh-parallel-asvs/zh-cn-md";

test.skipIf(!existsSync(CORPUS))("no piece of Markdown is cut off as a sentence in real files", () => {
  const files = readdirSync(CORPUS, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.md$/.test(name),
  );
  const wrong: string[] = [];
  for (const name of files) {
    const read = readMarkdown(readFileSync(join(CORPUS, name), "utf8"));
    if (!read.ok) continue;
    for (const { text } of read.blocks) {
      const sentences = split(text);
      if (sentences.length > 1)
        wrong.push(...sentences.filter((one) => !/[\p{L}\p{N}]/u.test(one)).map((one) => `${name}: ${one}`));
    }
  }
  console.log(`${files.length} Markdown files, ${wrong.length} pieces without a word`);
  expect(wrong.slice(0, 20)).toEqual([]);
});
