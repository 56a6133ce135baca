import fc from "fast-check";
import { expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import type { Origin } from "@/lib/segmentation/boilerplate/origin";
import type { Block } from "@/lib/segmentation/paragraph";
import { SURE } from "@/lib/segmentation/proposal";
import { keptInWords } from "@/lib/segmentation/reason";
import { splitPlainText } from "@/lib/segmentation/structure/plain-text";
import { readStructure } from "@/lib/segmentation/structure/structure";
import { anyText } from "../text/strings";

const read = (lines: readonly string[], origin: Origin = "text") =>
  readStructure(splitPlainText(lines.join("\n")).blocks, origin);

const INTERVIEW = [
  "一个人的战争：林白访谈",
  "文/张三",
  "记者：您好，请问您最近在写什么？",
  "林白：我在写一部长篇小说。例如：北京的冬天。",
  "记者 : 是关于什么的呢？",
  "林白（作家）：关于一个女人的一生。她说：“你好。”",
  "我小的时候生活在一个小镇上，父亲去世很早。",
  "时间：1990年。",
  "OpenAI的研究：让模型解释模型。",
  "李四：我也在场。",
  "林白：是的。",
];

test("who speaks, and where the speech begins", () => {
  const turns = read(INTERVIEW).map(({ kind, speaker, bodyStart, text }) => [
    kind,
    speaker,
    text.slice(bodyStart, bodyStart + 3),
  ]);
  expect(turns).toEqual([
    ["title", null, "一个人"],
    ["text", null, "文/张"],
    ["turn", "记者", "您好，"],
    ["turn", "林白", "我在写"],
    ["turn", "记者", "是关于"],
    ["turn", "林白", "关于一"],
    ["text", "林白", "我小的"],
    ["text", "林白", "时间："],
    ["text", "林白", "Ope"],
    ["turn", "李四", "我也在"],
    ["turn", "林白", "是的。"],
  ]);
});

test.each([
  {
    lines: ["《硅谷101》:你好吗?", "陈羽北:好。", "《硅谷101》:真的?", "陈羽北 :真的。"],
    speakers: ["《硅谷101》", "陈羽北", "《硅谷101》", "陈羽北"],
  },
  { lines: ["问：你好吗？", "答：好。"], speakers: ["问", "答"] },
  { lines: ["Q: How are you?", "A: Fine."], speakers: ["Q", "A"] },
  {
    lines: [
      "Yubei Chen: Yes.",
      "Silicon Valley 101: Why?",
      "Yubei Chen: So.",
      "Silicon Valley 101: I see.",
      "Silicon Valley 101: Go on.",
    ],
    speakers: ["Yubei Chen", "Silicon Valley 101", "Yubei Chen", "Silicon Valley 101", "Silicon Valley 101"],
  },
  { lines: ["**陈羽北：**是。", "**陈羽北**：不是。"], speakers: ["陈羽北", "陈羽北"] },
  { lines: ["**注意：**这是。", "**注意：**那是。"], speakers: [null, null] },
  { lines: ["亚瑟·克拉克：是。", "亚瑟·克拉克：不是。"], speakers: ["亚瑟·克拉克", "亚瑟·克拉克"] },
  { lines: ["例如：苹果。", "例如：梨。", "例如：桃。"], speakers: [null, null, null] },
  {
    lines: ["优势：价格低。", "劣势：质量差。", "优势：服务好。", "劣势：慢。"],
    speakers: [null, null, null, null],
  },
  { lines: ["Note: this.", "Note: that.", "Note: more."], speakers: [null, null, null] },
  { lines: ["https://a.cn/b", "https://a.cn/c", "https://a.cn/d"], speakers: [null, null, null] },
  { lines: ["12:30 开会。", "12:30 散会。", "12:30 吃饭。"], speakers: [null, null, null] },
  { lines: ["他说：你好。", "他说：再见。", "他说：走吧。"], speakers: [null, null, null] },
  { lines: ["陈羽北：只有一次，别处没有。", "别的段落在这里，没有冒号。"], speakers: [null, null] },
])("speakers of $lines", ({ lines, speakers }) => {
  expect(read(lines).map(({ speaker }) => speaker)).toEqual(speakers);
});

const LONG = "那条河从镇子的东头流过来，夏天的时候我们都去河里游泳，大人在岸上喊我们回家吃饭，谁也不肯上来。";

test.each([
  { line: "01人脑与大模型", kind: "heading", level: 2 },
  { line: "第三章 归来", kind: "heading", level: 1 },
  { line: "第二节　方法", kind: "heading", level: 2 },
  { line: "一、背景", kind: "heading", level: 2 },
  { line: "童年的河", kind: "heading", level: 2 },
  { line: "第三章写得很好，我读了两遍。", kind: "text", level: null },
  { line: "后记", kind: "heading", level: 1 },
  { line: "图注：大桥全景", kind: "caption", level: null },
  { line: "图1：大桥全景", kind: "caption", level: null },
  { line: "图片来源：新华社", kind: "caption", level: null },
  { line: "▲图中是一座桥", kind: "caption", level: null },
  { line: "张大伟在桥上。 新华社记者 王五 摄", kind: "caption", level: null },
  { line: "1. 第一步做这个。", kind: "list-item", level: null },
  { line: "6. 片厂", kind: "heading", level: 2 },
  { line: "（2）第二步", kind: "list-item", level: null },
  { line: "• 要点", kind: "list-item", level: null },
  { line: "3.5亿人看过这部电影。", kind: "text", level: null },
  { line: "译者注：这里有双关。", kind: "note", level: null },
  { line: "Chapter Two", kind: "heading", level: 1 },
  { line: "Photo: Xinhua", kind: "caption", level: null },
])("$line is $kind", ({ line, kind, level }) => {
  expect(read(["题目", LONG, line, `${LONG}后来呢？`])[2]).toMatchObject({ kind, level });
});

test.each([
  { line: "首页 关于我们 新闻中心 工程案例 联系我们", sure: true },
  { line: "你的位置:某某网 > 新闻中心 > 某篇文章", sure: true },
  { line: "首页 > 文化 > 读书", sure: true },
  { line: "发布日期:2024-08-23 07:17    点击次数:86", sure: true },
  { line: "上一篇：昨天的新闻", sure: true },
  { line: "京ICP备12345678号", sure: true },
  { line: "某某体育平台官方网站我之前研究过-某某体育平台官方网站", sure: true },
  { line: "发布日期：2024年8月23日", sure: false },
  { line: "相关阅读：", sure: false },
  { line: `${LONG}`, sure: false },
])("$line is proposed to be set aside, sure: $sure", ({ line, sure }) => {
  const [, , proposed] = read(["题目", LONG, line, "后来呢，我们都走了。"], "page");
  expect(proposed?.proposal).not.toBeNull();
  expect((proposed?.proposal?.confidence ?? 0) >= SURE).toBe(sure);
  expect(keptInWords(sayIn("en"), proposed?.proposal?.reason ?? "")).toMatch(/^[A-Z].*\.$/);
});

test.each([
  "科技 教育 文化 社会 健康",
  "新闻中心",
  "他问：你的位置在哪里？我说 3 > 2。",
  "第一篇：昨天的新闻",
  "点击次数越多，排名越高。",
  "前言不搭后语，前言不搭后语",
  "| 表 | 头 |",
  "文|硅谷101某某体育平台官方网站",
])("%s is left alone", (line) => {
  expect(read(["题目", LONG, line, "后来呢，我们都走了。"], "page")[2]?.proposal).toBeNull();
});

test("what a web page shows outside the article is asked about, never set aside unasked", () => {
  const blocks: Block[] = [
    { text: "登录 注册", separator: "\n", kind: "chrome", level: null },
    { text: LONG, separator: "", kind: null, level: null },
  ];
  const [menu, text] = readStructure(blocks);
  expect(menu?.kind).toBe("chrome");
  expect(menu?.proposal?.confidence).toBeLessThan(SURE);
  expect(text?.proposal).toBeNull();
});

test("numbered lines in a row are a list", () => {
  expect(read(["题目", LONG, "1. 衣", "2. 食", LONG]).map(({ kind }) => kind)).toEqual([
    "title",
    "text",
    "list-item",
    "list-item",
    "text",
  ]);
});

test("SEG-KIND-2: what the format states stands", () => {
  const block = (text: string, kind: Block["kind"], level: number | null = null): Block => ({
    text,
    separator: "\n",
    kind,
    level,
  });
  const paragraphs = readStructure([
    block("问：这是标题吗？", "heading", 3),
    block("问：这是一问。", null),
    block("1. 引文", "quote"),
    block("答：这是一答。", "text"),
  ]);
  expect(paragraphs.map(({ kind, level, speaker }) => [kind, level, speaker])).toEqual([
    ["heading", 3, null],
    ["turn", null, "问"],
    ["quote", null, "问"],
    ["turn", null, "答"],
  ]);
});

test("SEG-KIND-1: one paragraph for each block, text and separator alike; the speech begins inside the text", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyText, fc.constantFrom(...INTERVIEW, LONG)), { maxLength: 12 }),
      (lines) => {
        const { blocks } = splitPlainText(lines.join("\n"));
        const paragraphs = readStructure(blocks);
        expect(paragraphs.map(({ text, separator }) => ({ text, separator }))).toEqual(
          blocks.map(({ text, separator }) => ({ text, separator })),
        );
        for (const { text, bodyStart, speaker, kind } of paragraphs) {
          expect(bodyStart).toBeLessThanOrEqual(text.length);
          if (kind === "turn") {
            expect(bodyStart).toBeGreaterThan(0);
            expect(text.slice(0, bodyStart)).toContain(speaker);
          } else expect(bodyStart).toBe(0);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("in a story short lines are its own, and no captions", () => {
  const story = [
    "山里的客",
    "第一章",
    "雨下到第三天，路就断了。",
    "从他的神色里，她读出了一句话：别问了！",
    "他把包袱放在桌上，桌上有一盏油灯。",
    "第二章",
    "天晴的时候他还没有走。",
    "“住到什么时候？”",
    "“住到路通。”",
    "1937年8月20日",
    "路一直没有通，山下传来了炮声。",
  ];
  expect(read(story).filter(({ kind }) => kind === "caption")).toEqual([]);
});

test("an article of a law that says something else than the others is no insert (SEG-INSERT-3)", () => {
  const articles = Array.from(
    { length: 14 },
    (_, index) =>
      `第${index + 3}条　渡口由镇人民政府管理，镇人民政府应当每月检查渡船，发现渡船损坏的，应当立即停航并组织修理；第${index + 1}次不停航的，由镇人民政府处以罚款，情节严重的，收回渡船，并在渡口公布检查的结果。`,
  );
  const principles =
    "第二条　摆渡坚持安全第一、便民利民的方针，以科学规划、合理布局、因地制宜、节俭实用、公开公正为基本要求，构建统一领导、分级负责、奖惩分明的长效机制，弘扬邻里互助的优良传统，推动水上交通事业现代化。";
  expect(read(["渡口管理规定", principles, ...articles]).map(({ proposal }) => proposal)).not.toContainEqual(
    expect.objectContaining({ kind: "insert" }),
  );
  // The same without a number: strange by its words, with nothing strange beside it (SEG-INSERT-2).
  expect(
    read(["渡口管理规定", ...articles.slice(0, 7), principles.slice(4), ...articles.slice(7)]).map(
      ({ proposal }) => proposal,
    ),
  ).not.toContainEqual(expect.objectContaining({ kind: "insert" }));
});
