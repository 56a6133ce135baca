import { expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import { keptInWords, reasonOf } from "@/lib/segmentation/reason";

test.each([
  {
    kept: reasonOf({ code: "segmentation.aside.menu" }),
    en: "This is the menu of the web page.",
    zh: "网页的菜单。",
  },
  {
    kept: reasonOf({ code: "segmentation.turns", count: 3, names: ["甲", "乙"] }),
    en: "3 turns stand in this one paragraph: 甲 and 乙.",
    zh: "这一个段落里有3段发言：甲和乙。",
  },
  {
    kept: reasonOf({ code: "segmentation.aside.links-under", head: "{a} <b> 相关阅读" }),
    en: "It stands in the list of links under {a} <b> 相关阅读.",
    zh: "在“{a} <b> 相关阅读”下面的链接列表里。",
  },
  // What a person wrote, or an older version kept, stays as it is; so does what only looks like ours.
  { kept: "an advertisement", en: "an advertisement", zh: "an advertisement" },
  { kept: "This is the menu.", en: "This is the menu.", zh: "This is the menu." },
  { kept: "segmentation.nothing", en: "segmentation.nothing", zh: "segmentation.nothing" },
  { kept: '{"code":"segmentation.', en: '{"code":"segmentation.', zh: '{"code":"segmentation.' },
  { kept: "", en: "", zh: "" },
])("$kept", ({ kept, en, zh }) => {
  expect(keptInWords(sayIn("en"), kept)).toBe(en);
  expect(keptInWords(sayIn("zh-Hans"), kept)).toBe(zh);
});
