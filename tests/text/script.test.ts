import { expect, test } from "vitest";
import { countScripts, looksChinese } from "@/lib/text/script";

test.each([
  { text: "我们研究白盒模型。", chinese: true },
  { text: "他在 OpenAI 研究 GPT-4 和 Transformer 模型，后来去了 Anthropic。", chinese: true },
  { text: "繁體中文也是中文。", chinese: true },
  { text: "𠮷𠮷𠮷", chinese: true },
  { text: "吾輩は猫である。名前はまだ無い。", chinese: false },
  { text: "鲁迅在仙台学医，藤野先生说“おはよう”，他记了一辈子，后来写进文章里，人人都知道。", chinese: true },
  { text: "나는 한국어를 쓴다 漢字", chinese: false },
  { text: "An English text about Xiangzi 祥子 and nothing else.", chinese: false },
  { text: "123 — !?", chinese: false },
  { text: "", chinese: false },
])("looksChinese($text) is $chinese", ({ text, chinese }) => {
  expect(looksChinese(text)).toBe(chinese);
});

test("counts letters by script, marks and digits left out", () => {
  expect(countScripts("漢字、かな カナ a1é 한 𠮷〇")).toEqual({
    letters: 11,
    han: 4,
    kana: 4,
    latin: 2,
    hangul: 1,
  });
});
