import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadFrequencies } from "../../lib/server/lexicon";
import { EnglishRecogniser } from "../../lib/term/english-forms";
import { Recogniser, recognise } from "../../lib/term/recognise";
import type { WordCounts } from "../../lib/term/word-edges";

function recogniserOf(terms: readonly string[]) {
  const recogniser = new Recogniser<string>();
  for (const term of terms) recogniser.add(term, term);
  return recogniser;
}

const shown = (terms: readonly string[], text: string, words?: WordCounts) =>
  recognise(text, [recogniserOf(terms)], words).map(
    ({ start, end, isSure }) => `${text.slice(start, end)}${isSure ? "" : "?"}`,
  );

describe("terms in Chinese", () => {
  test.each([
    { terms: ["大模型"], text: "我们训练大模型。", is: ["大模型"] },
    { terms: ["模型", "大模型"], text: "大模型和模型", is: ["大模型", "模型"] },
    { terms: ["大模型"], text: "我們訓練大模型與計算機", is: ["大模型"] },
    { terms: ["计算机"], text: "計算機", is: ["計算機"] },
    { terms: ["計算機"], text: "计算机", is: ["计算机"] },
    { terms: ["GPU"], text: "用ＧＰＵ和gpu，不用GPUs", is: ["ＧＰＵ", "gpu"] },
    { terms: ["硅谷101"], text: "硅谷101和硅谷1012", is: ["硅谷101"] },
    { terms: ["人工智能", "智能模型", "模型"], text: "人工智能模型", is: ["人工智能", "智能模型"] },
    { terms: ["𠮷野家"], text: "去𠮷野家吃", is: ["𠮷野家"] },
    { terms: ["龙"], text: "龍", is: ["龍"] },
    { terms: ["", "  "], text: "无", is: [] },
    { terms: ["书"], text: "", is: [] },
  ])("$terms in $text", ({ terms, text, is }) => {
    expect(shown(terms, text)).toEqual(is);
  });

  test("a term that was taken away is found no more, and another of the same words is", () => {
    const recogniser = recogniserOf(["大模型", "模型"]);
    recogniser.add("大模型", "second");
    recogniser.remove("大模型", "大模型");
    expect(recognise("大模型", [recogniser]).map(({ value }) => value)).toEqual(["second"]);
    recogniser.remove("大模型", "second");
    expect(recognise("大模型", [recogniser]).map(({ value }) => value)).toEqual(["模型"]);
  });

  const word = fc.string({ unit: fc.constantFrom(..."大模型小的"), minLength: 1, maxLength: 4 });
  const list = fc.array(word, { maxLength: 8 });

  test("they are what the slow search finds: all places, but for those inside a longer one", () => {
    fc.assert(
      fc.property(list, list, list, (some, more, words) => {
        const text = words.join("");
        const all = [...new Set([...some, ...more])].flatMap((term) =>
          Array.from(text, (_, start) => start)
            .filter((start) => text.startsWith(term, start))
            .map((start) => ({ start, end: start + term.length })),
        );
        const isInside = (one: { start: number; end: number }) =>
          all.some(
            ({ start, end }) => start <= one.start && end >= one.end && end - start > one.end - one.start,
          );
        const places = (found: readonly { start: number; end: number }[]) =>
          [...new Set(found.map(({ start, end }) => `${start}-${end}`))].sort();
        // Two termbases are asked as one.
        const fast = recognise(text, [recogniserOf(some), recogniserOf(more)]);
        expect(places(fast)).toEqual(places(all.filter((one) => !isInside(one))));
      }),
    );
  });
});

describe("a term is not claimed across the edge of a word", () => {
  const words = loadFrequencies();
  test.each([
    { terms: ["大会"], text: "在展览大会堂举行", is: ["大会?"] },
    { terms: ["大会"], text: "大会开幕了，大会堂里坐满了人", is: ["大会", "大会?"] },
    { terms: ["人民大会", "大会堂"], text: "在人民大会堂", is: ["人民大会?", "大会堂"] },
    { terms: ["的士"], text: "他的士兵都走了", is: ["的士?"] },
    { terms: ["的士"], text: "我们打的士去机场", is: ["的士"] },
    { terms: ["机器"], text: "机器人来了", is: ["机器?"] },
    { terms: ["机器"], text: "这台机器很新", is: ["机器"] },
    { terms: ["研究"], text: "研究生命的起源", is: ["研究"] },
    { terms: ["智能"], text: "人工智能时代", is: ["智能"] },
    { terms: ["语言"], text: "大语言模型的能力", is: ["语言"] },
    { terms: ["中国"], text: "发展中国家的债务", is: ["中国?"] },
    { terms: ["模型"], text: "大模型的参数", is: ["模型"] },
    { terms: ["大模型"], text: "用大模型训练", is: ["大模型"] },
    { terms: ["国会"], text: "美国会议员都来了", is: ["国会?"] },
    { terms: ["领会"], text: "他领会到了这一点", is: ["领会"] },
    { terms: ["子公司"], text: "王子公司的产品", is: ["子公司?"] },
    { terms: ["上市"], text: "明年在香港上市", is: ["上市"] },
    { terms: ["智能体"], text: "多智能体系统", is: ["智能体"] },
    { terms: ["算力"], text: "计算力学的课", is: ["算力?"] },
    { terms: ["量化"], text: "对模型做量化处理", is: ["量化"] },
  ])("$terms in $text", ({ terms, text, is }) => {
    expect(shown(terms, text, words)).toEqual(is);
  });
});

const en = (text: string, more: { forms?: string[]; isExact?: boolean } = {}) => ({
  text,
  forms: more.forms ?? [],
  isExact: more.isExact ?? false,
});

describe("terms in English", () => {
  test.each([
    { terms: [en("large model")], text: "Large models are large.", is: ["Large models"] },
    { terms: [en("train")], text: "It was trained; training goes on.", is: ["trained", "training"] },
    {
      terms: [en("fine-tune")],
      text: "fine tuned, fine-tuning, finetuned",
      is: ["fine tuned", "fine-tuning", "finetuned"],
    },
    { terms: [en("dataset")], text: "data-sets and data sets", is: ["data-sets"] },
    { terms: [en("data set")], text: "Datasets", is: ["Datasets"] },
    { terms: [en("nowhere")], text: "now here", is: [] },
    { terms: [en("IT")], text: "it is IT", is: ["IT"] },
    { terms: [en("LLM")], text: "LLMs and LLM’s", is: ["LLMs", "LLM"] },
    { terms: [en("Windows", { isExact: true })], text: "the window of Windows", is: ["Windows"] },
    { terms: [en("ox", { forms: ["oxen"] })], text: "two oxen", is: ["oxen"] },
    { terms: [en("model"), en("large model")], text: "large model, model", is: ["large model", "model"] },
    { terms: [en("write")], text: "she wrote what was written", is: ["wrote", "written"] },
    { terms: [en("—")], text: "a — b", is: [] },
  ])("$terms.0.text in $text", ({ terms, text, is }) => {
    const recogniser = new EnglishRecogniser<string>();
    for (const term of terms) recogniser.add(term, term.text);
    expect(recogniser.recognise(text).map(({ start, end }) => text.slice(start, end))).toEqual(is);
  });

  test("a term that was taken away is found no more", () => {
    const recogniser = new EnglishRecogniser<string>();
    recogniser.add(en("model"), "model");
    recogniser.remove(en("model"), "model");
    expect(recogniser.recognise("model")).toEqual([]);
  });
});

describe("a termbase made to cost", () => {
  const of = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at));

  test("20,000 entries of one word over a text of nothing else have 20,000 places, not 400,000,000", () => {
    const recogniser = new Recogniser<number>();
    for (let at = 0; at < 20_000; at += 1) recogniser.add("的", at);
    expect(recognise("的".repeat(20_000), [recogniser])).toHaveLength(20_000);
    const english = new EnglishRecogniser<number>();
    for (let at = 0; at < 20_000; at += 1) english.add({ text: "tea", forms: [], isExact: false }, at);
    expect(english.recognise("tea ".repeat(25_000)).length).toBeLessThanOrEqual(20_000);
  });

  test("terms of every length over a text of one letter leave the longest, read as far as they may cost", () => {
    const recogniser = recogniserOf(of(300, (at) => "的".repeat(at + 1)));
    const found = recognise("的".repeat(20_000), [recogniser]);
    expect(found.length).toBeLessThanOrEqual(20_000);
    expect(found[0]).toMatchObject({ start: 0, end: 300 });
    const english = new EnglishRecogniser<number>();
    for (const [at, text] of of(100, (length) => "tea ".repeat(length + 1)).entries())
      english.add({ text, forms: [], isExact: false }, at);
    expect(english.recognise("tea ".repeat(25_000))[0]).toMatchObject({ start: 0, end: 399 });
  });

  test("one word 25,000 times is found 25,000 times less what is over the bound, in the order of the text", () => {
    const english = new EnglishRecogniser<number>();
    english.add({ text: "tea", forms: [], isExact: false }, 1);
    const found = english.recognise("tea ".repeat(25_000));
    expect(found).toHaveLength(20_000);
    expect(found[1]).toEqual({ start: 4, end: 7, value: 1 });
  });
});
