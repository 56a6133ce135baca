import { expect, test } from "vitest";
import type { CheckNames } from "../../lib/check/check";
import { currency } from "../../lib/check/currency";
import { speakers } from "../../lib/check/speakers";
import { structure } from "../../lib/check/structure";
import type { LedgerName } from "../../lib/term/names/ledger";

const TONG: LedgerName = {
  kind: "person",
  zh: "佟宇",
  aliases: ["小佟"],
  first: "Tong Yu",
  later: "Tong",
  allowed: [],
  surnameFirst: true,
};
const names: CheckNames = { known: new Map(), proper: new Set(), ledger: [TONG], usual: new Set() };

test.each([
  {
    rule: "CHK-SPEAK-1",
    source: "佟宇：你好。\n王明：你好。",
    target: "Tong Yu: Hello.\nWang Ming: Hello.",
    found: [],
  },
  {
    rule: "CHK-SPEAK-1",
    source: "佟宇：你好。\n王明：你好。",
    target: "Tong Yu: Hello. Hello.",
    found: ["speaker-missing"],
  },
  {
    rule: "CHK-SPEAK-1",
    source: "主持人：你好。\n王明：你好。",
    target: "Host: Hello.\nWang Ming: Hello.\nHost: Yes.",
    found: ["speaker-added"],
  },
  { rule: "CHK-SPEAK-2", source: "佟宇：你好。", target: "Yu Dong: Hello.", found: ["speaker-otherwise"] },
  { rule: "CHK-SPEAK-2", source: "小佟：你好。", target: "Tong: Hello.", found: [] },
  { rule: "CHK-SPEAK-2", source: "佟宇：你好。", target: "Hello.", found: ["speaker-missing"] },
  {
    rule: "CHK-SPEAK-3",
    source: "请注意：明天不上课。",
    target: "Please note that there is no class tomorrow.",
    found: [],
  },
  { rule: "CHK-SPEAK-3", source: "比分：2：1。", target: "The score was 2:1.", found: [] },
])("$rule: $source | $target", ({ source, target, found }) => {
  const findings = speakers.run({ source, target }, { terms: [], names });
  expect(findings.map(({ code }) => code.replace("checks.", ""))).toEqual(found);
});

test.each([
  { rule: "CHK-SHAPE-1", source: "1. 甲\n2. 乙\n3. 丙", target: "1. A\n2. B", found: ["items-differ"] },
  { rule: "CHK-SHAPE-1", source: "（一）甲事\n（二）乙事", target: "(1) A\n(2) B", found: [] },
  { rule: "CHK-SHAPE-1", source: "- 甲\n- 乙", target: "A\nB", found: [] },
  {
    rule: "CHK-SHAPE-2",
    source: "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
    target:
      "Moonlight before my bed,\nfrost on the ground?\nI raise my head to the moon, I bow it and think of home.",
    found: ["lines-differ"],
  },
  {
    rule: "CHK-SHAPE-2",
    source: "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
    target: "a\nb\nc\nd",
    found: [],
  },
  {
    rule: "CHK-SHAPE-3",
    source: "甲是这样的。\n\n乙是那样的。\n\n丙呢？",
    target: "A is so.\n\nB is such. And C?",
    found: ["paragraphs-differ"],
  },
  { rule: "CHK-SHAPE-3", source: "甲是这样的。\n乙是那样的。", target: "A is so. B is such.", found: [] },
])("$rule: $target", ({ source, target, found }) => {
  const findings = structure.run({ source, target }, { terms: [] });
  expect(findings.map(({ code }) => code.replace("checks.", ""))).toEqual(found);
});

test.each([
  { source: "投资100亿美元。", target: "It invested RMB 10 billion.", found: ["RMB 10 billion"] },
  { source: "投资100亿美元。", target: "It invested £10 billion.", found: ["£10 billion"] },
  { source: "投资100亿美元。", target: "It invested $10 billion.", found: [] },
  { source: "花了500元。", target: "It cost 500 yuan.", found: [] },
  { source: "花了500元。", target: "It cost €500.", found: ["€500"] },
  { source: "5000万港元", target: "HK$50 million", found: [] },
  { source: "5000万港元", target: "US$50 million", found: ["US$50 million"] },
  { source: "20万日元", target: "¥200,000", found: [] },
  { source: "500元（500美元）", target: "500 yuan (US$500)", found: [] },
  { source: "500元", target: "500 yuan (€500)", found: [] },
])("CHK-MONEY-1: $source | $target", ({ source, target, found }) => {
  const findings = currency.run({ source, target }, { terms: [] });
  expect(findings.map(({ start, end }) => target.slice(start, end))).toEqual(found);
});
