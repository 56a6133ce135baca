import fc from "fast-check";
import { expect, test } from "vitest";
import { splitPlainText } from "@/lib/segmentation/structure/plain-text";
import { anyText } from "../text/strings";

test.each([
  { text: "一\n\n二", leading: "", texts: ["一", "二"], separators: ["\n\n", ""] },
  {
    text: "一\r\n二\r三\u2028四\u2029五\u0085六",
    leading: "",
    texts: ["一", "二", "三", "四", "五", "六"],
    separators: ["\r\n", "\r", "\u2028", "\u2029", "\u0085", ""],
  },
  { text: "\n　　一  \n　　二\n", leading: "\n　　", texts: ["一", "二"], separators: ["  \n　　", "\n"] },
  { text: "\ufeff一 二", leading: "\ufeff", texts: ["一 二"], separators: [""] },
  {
    text: "一\n \u3000\u200b\t\n二",
    leading: "",
    texts: ["一", "二"],
    separators: ["\n \u3000\u200b\t\n", ""],
  },
  { text: "\u200f一\u202c", leading: "", texts: ["\u200f一\u202c"], separators: [""] },
  { text: " \n\n", leading: " \n\n", texts: [], separators: [] },
  { text: "", leading: "", texts: [], separators: [] },
])("$text is $texts", ({ text, leading, texts, separators }) => {
  const plain = splitPlainText(text);
  expect(plain.leading).toBe(leading);
  expect(plain.blocks.map((block) => block.text)).toEqual(texts);
  expect(plain.blocks.map((block) => block.separator)).toEqual(separators);
});

test("leading, texts and separators are the text, and every paragraph shows something", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: "binary" })), (text) => {
      const { leading, blocks } = splitPlainText(text);
      expect(leading + blocks.map((block) => block.text + block.separator).join("")).toBe(text);
      for (const block of blocks) {
        expect(block.text.trim()).toBe(block.text);
        expect(block.text).not.toBe("");
        expect(block.text).not.toMatch(/[\n\r\u2028\u2029\u0085]/);
      }
    }),
    { numRuns: 1000 },
  );
});
