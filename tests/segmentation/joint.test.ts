import { expect, test } from "vitest";
import { joinLines } from "@/lib/segmentation/structure/joint";

/** `甲+` goes on in the next line. */
const lines = (...texts: readonly string[]) =>
  texts.map((text) => ({ text: text.replace(/\+$/, ""), goesOn: text.endsWith("+") }));

test.each([
  { of: ["甲", "乙"], text: "甲\n\n乙" },
  { of: ["他走到门口，+", "停了下来。", "雨"], text: "他走到门口，停了下来。\n\n雨" },
  { of: ["说的是 Open+", "Source 软件"], text: "说的是 Open Source 软件" },
  { of: ["一共 12+", "个人"], text: "一共 12个人" },
  { of: ["叫+", "Duizhao 的"], text: "叫Duizhao 的" },
  { of: ["well-+", "being"], text: "well-being" },
  { of: ["最后一行+"], text: "最后一行" },
  { of: [], text: "" },
])("$of", ({ of, text }) => expect(joinLines(lines(...of))).toBe(text));
