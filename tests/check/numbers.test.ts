import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, type Finding } from "../../lib/check/check";
import { numbers } from "../../lib/check/numbers";
import { mended } from "./cases";

const run = (source: string, target: string) => numbers.run({ source, target }, DEFAULT_SETTINGS);

/** `code: what it points at → mending`. */
const said = (source: string, target: string, findings: readonly Finding[]) =>
  findings
    .map(({ code, side, start, end, mending }) => {
      const text = (side === "source" ? source : target).slice(start, end);
      return `${code.replace("checks.number-", "")}: ${text}${mending ? ` → ${mending.text}` : ""}`;
    })
    .join("; ");

test.each([
  {
    rule: "CHK-NUM-7",
    source: "公司回购8218.35万股。",
    target: "The company bought back 82.1835 million shares.",
    finds: "",
  },
  {
    rule: "CHK-NUM-7",
    source: "公司回购8218.35万股。",
    target: "The company bought back 82.835 million shares.",
    finds: "changed: 82.835 million → 82.1835 million",
  },
  {
    rule: "CHK-NUM-7",
    source: "投资3.5亿元。",
    target: "It invested 35 million yuan.",
    finds: "magnitude: 35 million yuan → 350 million yuan",
  },
  {
    rule: "CHK-NUM-7",
    source: "有些冰超过十万年。",
    target: "Some ice is more than ten thousand years old.",
    finds: "magnitude: ten thousand years old",
  },
  {
    rule: "CHK-NUM-7",
    source: "共有1,986人参加。",
    target: "1,968 people took part.",
    finds: "digits-exchanged: 1,968 → 1,986",
  },
  {
    rule: "CHK-NUM-7",
    source: "未来三天有雨。",
    target: "It will rain for the next nine days.",
    finds: "changed: nine days → three days",
  },
  {
    rule: "CHK-NUM-7",
    source: "他于7月13日离开。",
    target: "He left on July 18.",
    finds: "changed: July 18",
  },
  { rule: "CHK-NUM-3", source: "销量增长两倍。", target: "Sales tripled.", finds: "" },
  { rule: "CHK-NUM-3", source: "销量增长两倍。", target: "Sales grew by 200 percent.", finds: "" },
  { rule: "CHK-NUM-3", source: "产值翻两番。", target: "Output quadrupled.", finds: "" },
  { rule: "CHK-NUM-3", source: "打七折出售。", target: "It sells at 30% off.", finds: "" },
  {
    rule: "CHK-NUM-1",
    source: "七成受访者同意。",
    target: "Seventy percent of respondents agreed.",
    finds: "",
  },
  { rule: "CHK-NUM-1", source: "三分之二的人。", target: "Two thirds of the people.", finds: "" },
  { rule: "CHK-NUM-1", source: "休息半年。", target: "He rested for six months.", finds: "" },
  { rule: "CHK-NUM-1", source: "500亩地。", target: "33 hectares of land.", finds: "" },
  { rule: "CHK-NUM-1", source: "每4个人中有3个。", target: "3 out of 4 people.", finds: "" },
  { rule: "CHK-NUM-2", source: "近3000人参加。", target: "Nearly 3,000 people took part.", finds: "" },
  { rule: "CHK-NUM-2", source: "几十万人参加。", target: "Hundreds of thousands took part.", finds: "" },
  { rule: "CHK-NUM-2", source: "逾14万例。", target: "More than 135,000 cases.", finds: "changed: 135,000" },
  { rule: "CHK-NUM-4", source: "26日", target: "On July 26, he spoke.", finds: "" },
  { rule: "CHK-NUM-4", source: "他生于民国二十三年。", target: "He was born in 1934.", finds: "" },
  { rule: "CHK-NUM-4", source: "上世纪八十年代末", target: "The late 1980s", finds: "" },
  { rule: "CHK-NUM-5", source: "两国都同意。", target: "Both countries agreed.", finds: "" },
  { rule: "CHK-NUM-5", source: "第一，要认真。", target: "First, be careful.", finds: "" },
  {
    rule: "CHK-NUM-5",
    source: "十年来，他写了一本书。",
    target: "Over the decade he wrote a book.",
    finds: "",
  },
  { rule: "CHK-NUM-5", source: "他百分之百同意。", target: "He fully agrees.", finds: "" },
  { rule: "CHK-NUM-6", source: "5月5日，5日下午", target: "On the afternoon of May 5", finds: "" },
  { rule: "CHK-NUM-8", source: "他有三个问题。", target: "He had his questions.", finds: "" },
  { rule: "CHK-NUM-8", source: "江苏、浙江、辽宁3省", target: "Jiangsu, Zhejiang and Liaoning", finds: "" },
  { rule: "CHK-NUM-8", source: "参加者有137家企业。", target: "Companies took part.", finds: "missing: 137" },
  {
    rule: "CHK-NUM-8",
    source: "每次喝150毫升至200毫升水。",
    target: "Drink a little water at a time.",
    finds: "missing: 150毫升至200毫升",
  },
  {
    rule: "added",
    source: "公司很大。",
    target: "The company has 3,400 employees.",
    finds: "added: 3,400",
  },
  { rule: "added", source: "去年他结婚了。", target: "He married in 2019.", finds: "" },
  { rule: "added", source: "重500斤。", target: "It weighs 500 jin (250 kilograms).", finds: "" },
  { rule: "CHK-NUM-4", source: "25日下午", target: "the afternoon of the 26th", finds: "changed: 26th" },
  { rule: "CHK-NUM-4", source: "7月17和7月22日", target: "July 17 and 22", finds: "" },
  { rule: "CHK-NUM-3", source: "增长一倍", target: "grew threefold", finds: "changed: threefold" },
  { rule: "CHK-NUM-3", source: "增长一倍", target: "doubled", finds: "" },
  { rule: "CHK-NUM-4", source: "20世纪80年代", target: "in the 1970s", finds: "changed: 1970s" },
  {
    rule: "CHK-NUM-1",
    source: "3个月后",
    target: "three weeks later",
    finds: "changed: three weeks",
  },
  { rule: "CHK-NUM-7", source: "他今年47岁", target: "He is 74 this year", finds: "digits-exchanged: 74" },
  { rule: "CHK-NUM-1", source: "全球百大公司", target: "the top 100 companies", finds: "" },
  { rule: "CHK-NUM-1", source: "有25万种花。", target: "A quarter of a million flowers.", finds: "" },
  { rule: "CHK-NUM-5", source: "十六进制数", target: "hexadecimal numbers", finds: "" },
  {
    rule: "names",
    source: "硅谷101的波音737和GPT-4",
    target: "Silicon Valley 101, a Boeing 737 and GPT-4",
    finds: "",
  },
  { rule: "names", source: "GPT-4发布了。", target: "GPT-3 was released.", finds: "changed: GPT-3" },
  { rule: "code", source: "值为 `10`。", target: "The value is `x`.", finds: "" },
])("$rule: $source / $target", ({ source, target, finds }) => {
  expect(said(source, target, run(source, target))).toBe(finds);
});

test.each([
  { source: "投资3.5亿元。", target: "It invested 35 million yuan." },
  { source: "公司回购8218.35万股，共12人。", target: "12 people bought back 82.835 million shares." },
  { source: "共有1,986人参加。", target: "1,968 people took part." },
])("a mending silences its finding: $target", ({ source, target }) => {
  const [finding] = run(source, target);
  expect(run(source, mended(target, finding!))).toEqual([]);
});

test("within sure beads a number answers its own sentence", () => {
  const source = "甲有30人。乙有50人。";
  const target = "A has 30 people. B has 500 people.";
  const beads = [
    { source: { start: 0, end: 6 }, target: { start: 0, end: 17 }, confidence: 0.9 },
    { source: { start: 6, end: 12 }, target: { start: 17, end: 34 }, confidence: 0.9 },
  ];
  const [finding, ...more] = numbers.run({ source, target, beads }, DEFAULT_SETTINGS);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ code: "checks.number-changed", side: "target", start: 23, end: 26 });
});

test("a year that was taken from the next sentence is found, though the row as a whole has both", () => {
  const source = "2018年经济持续增长，但动力于年内减弱。预期2019年增长会减慢。";
  const target =
    "Growth continued in 2019 but softened during the year. Growth for 2019 is expected to slow.";
  const [from, to] = [source.indexOf("预期"), target.indexOf("Growth for")];
  const beads = [
    { source: { start: 0, end: from }, target: { start: 0, end: to }, confidence: 0.9 },
    {
      source: { start: from, end: source.length },
      target: { start: to, end: target.length },
      confidence: 0.9,
    },
  ];
  const found = numbers.run({ source, target, beads }, DEFAULT_SETTINGS);
  expect(said(source, target, found)).toBe("changed: 2019 → 2018");
});

test.each([
  { source: "共有1,986人参加。", target: "1,986 people took part.", isAsked: false },
  { source: "甲有30人。乙有30人。", target: "A has 30 people. B has 30 people.", isAsked: false },
  { source: "甲有30人，乙也有30人。", target: "A and B have 30 people each.", isAsked: false },
  { source: "他走了。", target: "He left with 500 people.", isAsked: false },
  { source: "甲有30人。乙有50人。", target: "A has 30 people. B has 500 people.", isAsked: true },
  { source: "近3000人来了。共有3100人。", target: "Nearly 3,000 came. There were 3,000.", isAsked: true },
])("CHK-NUM-10: sentences are asked for only where it matters: $target", ({ source, target, isAsked }) => {
  let asked = false;
  const pair = {
    source,
    target,
    get beads() {
      asked = true;
      return [];
    },
  };
  numbers.run(pair, DEFAULT_SETTINGS);
  expect(asked).toBe(isAsked);
});

test("CHK-NUM-11: of a row with very many numbers nothing is said", () => {
  const list = (count: number) => ({
    source: Array.from({ length: count }, (_, at) => `${at + 11}个`).join("，"),
    target: Array.from({ length: count }, (_, at) => `${at + 500_011}`).join(", "),
  });
  for (const [count, isSilent] of [
    [100, false],
    [2_000, true],
  ] as const) {
    const { source, target } = list(count);
    expect(run(source, target).length === 0).toBe(isSilent);
  }
});
