import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";
import type { Origin } from "@/lib/segmentation/boilerplate/origin";
import { asideOf, isSurelyAside } from "@/lib/segmentation/proposal";
import { splitPlainText } from "@/lib/segmentation/structure/plain-text";
import { readStructure } from "@/lib/segmentation/structure/structure";

const read = (lines: readonly string[], origin: Origin) =>
  readStructure(splitPlainText(lines.join("\n")).blocks, origin);
const aside = (lines: readonly string[], origin: Origin) =>
  read(lines, origin).flatMap(({ proposal, text }) => (asideOf(proposal) ? [text] : []));

const A = "渡口的灯亮了一夜，天快亮的时候，雾从河面上漫过来，谁也看不清对岸。";
const B = "摆渡的人坐在船头抽烟，他说今天的头一班船要等雾散了才开。";
const C = "我们在堤上等着，有人把带来的馒头分给大家，一直等到九点多钟。";

/** Lines that pages have, and other texts, too. */
const ORDINARY = [
  "End",
  "THE END",
  "完",
  "2003年5月1日 星期四",
  "2003-05-02",
  "10. 大史",
  "11. 更多",
  "发布日期：2019年3月2日",
  "相关阅读：",
  "版权所有 青水出版社 2019",
  "责任编辑：许宁 校对：周渡",
  "目录",
  "评论",
  "关于我们",
  "来源：县志　作者：许宁",
  "广告：一个行业的来历",
  "推广：在全县推广节水灌溉",
  "第3页 共10页",
  "打印",
  "咨询电话：027-88880003，欢迎来电",
  "我来说两句",
  "----",
  "---",
];

describe("rules of web pages are for web pages", () => {
  test.each(ORDINARY)("a Word file keeps %s", (line) => {
    expect(aside(["渡口", A, line, B, C], "document")).toEqual([]);
    expect(aside(["渡口", A, B, C, line], "document")).toEqual([]);
  });

  test("a Word file keeps what stands below its end", () => {
    expect(aside(["渡口", A, B, "End", "后记", "许宁", "于青水", "2019年3月"], "document")).toEqual([]);
  });

  test.each(ORDINARY.filter((line) => !/第3页/.test(line)))("plain text keeps %s", (line) => {
    expect(aside(["渡口", A, line, B, C], "text")).toEqual([]);
  });

  test("a diary keeps its dates, also on a page", () => {
    const diary = ["2003年5月1日 星期四", A, "2003年5月2日 星期五", B, "2003年5月3日 星期六", C];
    for (const origin of ["page", "text", "document"] as const) expect(aside(diary, origin)).toEqual([]);
  });

  test("numbered headings of page words are headings, also on a page", () => {
    const lines = ["9. 桥", A, "10. 大史", B, "11. 分享 收藏", C];
    for (const origin of ["page", "text"] as const) {
      expect(aside(lines, origin)).toEqual([]);
      expect(read(lines, origin)[2]?.kind).toBe("heading");
    }
  });
});

describe("plain text that was plainly taken off a page has the rules of pages", () => {
  test.each([
    {
      what: "a path and a line of counters",
      head: ["首页 > 文化 > 散文", "发布日期：2019-03-02 点击次数：86"],
      foot: [],
    },
    { what: "a path alone", head: ["您现在的位置：首页 > 文化 > 正文"], foot: [] },
    { what: "a registration number at the foot", head: [], foot: ["上一篇：马灯", "鄂ICP备05000001号"] },
    { what: "a menu", head: ["首页 关于我们 新闻中心 产品中心 联系我们"], foot: ["返回顶部"] },
  ])("$what", ({ head, foot }) => {
    expect(aside([...head, "渡口", A, B, C, ...foot], "text")).toEqual([...head, ...foot]);
  });

  test("a page's words in one line of a long text are none", () => {
    const lines = Array.from({ length: 120 }, (_, index) => `${A}${index}`);
    expect(aside([...lines.slice(0, 60), "返回目录", ...lines.slice(60)], "text")).toEqual([]);
  });
});

describe("book sites advertise themselves between the lines, in any file", () => {
  const site = (line: string, other = line) => [A, line, B, other, C, line, `${A}又`, other, `${B}又`];
  test.each([
    ["青书网(www.qing-shu.net)txt电子书下载", "青书网（Www.Qing-Shu.net）免费TXT小说下载"],
    ["★更多好书请访问 www.qingshu.com★", "★更多好书请访问 www.qingshu.com★"],
    ["ｗｗｗ．ｑｓ．ｃｏｍ 小说下载", "ｗｗｗ．ｑｓ．ｃｏｍ 手机阅读"],
    ["本书由青书网整理提供下载", "本书由青书网整理提供下载"],
    ["http://m.qingshu.cc/ 全文免费阅读", "http://m.qingshu.cc/ 最新章节"],
  ])("%s", (line, other) => {
    for (const origin of ["text", "document", "page"] as const)
      expect(aside(site(line, other), origin)).toEqual([line, other, line, other]);
  });

  test.each([
    "他把网址 www.qingshui.com 写在船票背面，说以后可以在上面查班次。",
    "联系我们：www.qingshui.com",
    "来源：http://www.qingshui.gov.cn/a/1.html",
    "许宁：《河与桥》，www.qingshui.com，2019年。",
    "电子书阅读器的更新",
    "书与网",
  ])("%s is left alone", (line) => {
    for (const origin of ["text", "document"] as const)
      expect(aside([A, line, B, line.replace("许宁", "周渡"), C], origin)).toEqual([]);
  });
});

const FAULTS = "../shared/faults";
test.skipIf(!existsSync(FAULTS)).each([
  { fault: "word-file-end-cascade/in.docx", proposed: 0 },
  { fault: "words-of-page-date/in.docx", proposed: 0 },
  { fault: "words-of-page-heading/in.txt", proposed: 0 },
  { fault: "readability-code/in.html", proposed: 2 },
  { fault: "novel-site-ads/in.txt", proposed: 8 },
])("$fault: $proposed", async ({ fault, proposed }) => {
  const file = await readFile({ bytes: readFileSync(`${FAULTS}/${fault}`), fileName: fault });
  if (!file.ok) throw new Error(file.message.code);
  const paragraphs = readStructure(file.blocks, file.origin);
  expect(paragraphs.filter(({ proposal }) => asideOf(proposal) !== null)).toHaveLength(proposed);
});

const SAMPLE = "../shared/samples/interview.zh.txt";
test.skipIf(!existsSync(SAMPLE))("the sample interview is plainly a web page", async () => {
  const file = await readFile({ bytes: readFileSync(SAMPLE), fileName: "interview.zh.txt" });
  if (!file.ok) throw new Error(file.message.code);
  const paragraphs = readStructure(file.blocks, file.origin);
  expect(paragraphs.filter(({ proposal }) => isSurelyAside(proposal))).toHaveLength(5);
  expect(paragraphs.filter(({ proposal }) => asideOf(proposal) !== null)).toHaveLength(7);
});
