import { expect, test } from "vitest";
import { preferredLanguage } from "@/lib/messages/language";

test.each([
  { accepted: null, language: "en" },
  { accepted: "", language: "en" },
  { accepted: "zh-CN,zh;q=0.9,en;q=0.8", language: "zh-Hans" },
  { accepted: "en-GB,en;q=0.9,zh;q=0.8", language: "en" },
  { accepted: "zh-TW", language: "zh-Hans" },
  { accepted: "ZH-hans", language: "zh-Hans" },
  { accepted: "de,fr;q=0.9", language: "en" },
  { accepted: "de,zh;q=0.5,en;q=0.3", language: "zh-Hans" },
  { accepted: "en;q=0.1, zh;q=0.7", language: "zh-Hans" },
  { accepted: "zh;q=0, en;q=0.1", language: "en" },
  { accepted: "*", language: "en" },
  { accepted: "zh;q=lots", language: "en" },
  { accepted: ",;,;q=,".repeat(20_000), language: "en" },
])("$accepted is answered in $language", ({ accepted, language }) => {
  expect(preferredLanguage(accepted)).toBe(language);
});
