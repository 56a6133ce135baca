import { describe, expect, test } from "vitest";
import { splitPlainText } from "@/lib/segmentation/structure/plain-text";
import { readStructure } from "@/lib/segmentation/structure/structure";

const read = (lines: readonly string[]) => readStructure(splitPlainText(lines.join("\n")).blocks);

/** `<林白>你好` for a turn, `(林白)真的` for what goes on, `#` before a heading. */
const shape = (lines: readonly string[]) =>
  read(lines).map(({ kind, speaker, bodyStart, text }) => {
    const mark = kind === "heading" ? "#" : kind === "caption" ? "@" : "";
    return `${mark}${speaker === null ? "" : kind === "turn" ? `<${speaker}>` : `(${speaker})`}${text.slice(bodyStart)}`;
  });

describe("forms of labels", () => {
  test.each([
    {
      lines: ["记者 ：一？", "林白: 二。", "记者　：三？", "林白 : 四。"],
      gives: ["<记者>一？", "<林白>二。", "<记者>三？", "<林白>四。"],
    },
    {
      lines: ["——记者：一？", "——林白：二。", "——林白：三。"],
      gives: ["<记者>一？", "<林白>二。", "<林白>三。"],
    },
    {
      lines: ["林白 | 一。", "方野 | 二。", "林白 | 三。", "方野 | 四。"],
      gives: ["<林白>一。", "<方野>二。", "<林白>三。", "<方野>四。"],
    },
    {
      lines: ["「林白」一。", "「方野」二。", "「林白」三。", "「方野」四。"],
      gives: ["<林白>一。", "<方野>二。", "<林白>三。", "<方野>四。"],
    },
    {
      lines: ["【记者】一？", "【林白】二。", "【记者】三？", "【林白】四。"],
      gives: ["<记者>一？", "<林白>二。", "<记者>三？", "<林白>四。"],
    },
    {
      lines: ["**林白** 一。", "**方野** 二。", "**林白** 三。", "**方野** 四。"],
      gives: ["<林白>一。", "<方野>二。", "<林白>三。", "<方野>四。"],
    },
    {
      lines: ["林白", "一。", "方野", "二。", "林白", "三。", "方野", "四。"],
      gives: ["<林白>", "(林白)一。", "<方野>", "(方野)二。", "<林白>", "(林白)三。", "<方野>", "(方野)四。"],
    },
    {
      lines: ["林白：", "一。", "记者：", "二？", "林白：", "三。"],
      gives: ["<林白>", "(林白)一。", "<记者>", "(记者)二？", "<林白>", "(林白)三。"],
    },
    {
      lines: ["文|林白", "编辑|方野", "一段话。", "文|林白", "编辑|方野"],
      gives: ["文|林白", "编辑|方野", "一段话。", "文|林白", "编辑|方野"],
    },
    { lines: ["「林白」是个好名字。", "「方野」也是。"], gives: ["「林白」是个好名字。", "「方野」也是。"] },
    {
      lines: ["《野草》一书写于北京。", "《呐喊》也是。", "《野草》最难懂。", "《呐喊》最好读。"],
      gives: ["《野草》一书写于北京。", "《呐喊》也是。", "《野草》最难懂。", "《呐喊》最好读。"],
    },
  ])("$lines", ({ lines, gives }) => expect(shape(["题目在这里", ...lines]).slice(1)).toEqual(gives));
});

describe("who goes on (SEG-TALK-1 to SEG-TALK-4)", () => {
  const talk = ["题目在这里", "开场白说的是天气。", "林白：零。", "记者：一？", "林白：二。"];

  test("the author's opening is nobody's; heading and caption end nothing", () => {
    expect(
      shape([...talk, "图1：她的书桌", "她接着说的话。", "第二节 归来", "还是她的话。", "记者：三？"]),
    ).toEqual([
      "题目在这里",
      "开场白说的是天气。",
      "<林白>零。",
      "<记者>一？",
      "<林白>二。",
      "@图1：她的书桌",
      "(林白)她接着说的话。",
      "#第二节 归来",
      "(林白)还是她的话。",
      "<记者>三？",
    ]);
  });

  test("behind the last turn up to a heading, a note or a line in brackets", () => {
    expect(shape([...talk, "最后她又说。", "（完）", "作者补充一句。"]).slice(4)).toEqual([
      "<林白>二。",
      "(林白)最后她又说。",
      "（完）",
      "作者补充一句。",
    ]);
    expect(shape([...talk, "注：文中有删节。", "作者补充一句。"]).slice(4)).toEqual([
      "<林白>二。",
      "注：文中有删节。",
      "作者补充一句。",
    ]);
  });

  test("a story that quotes two turns is no talk", () => {
    const story = Array.from({ length: 12 }, (_, index) => `故事的第${index}段，写的是别的事情。`);
    expect(
      shape(["题目在这里", "记者：一？", ...story, "林白：二。", ...story]).filter((line) =>
        line.startsWith("("),
      ),
    ).toEqual([]);
  });

  test("after turns that were run together the last of them goes on", () => {
    const [, , , , , glued, after] = read([...talk, "记者：三？林白：四。", "她又说。", "记者：五？"]);
    expect(glued?.proposal).toMatchObject({
      kind: "turns",
      confidence: 0.95,
      turns: [{ at: 5, speaker: "林白", bodyStart: 3 }],
    });
    expect(after?.speaker).toBe("林白");
  });
});

describe("turns run together (SEG-GLUED-1 to SEG-GLUED-3)", () => {
  const turns = (line: string) => {
    const [, , , proposed] = read(["题目在这里", "问：一？", "答：二。", line, "问：五？", "答：六。"]);
    return proposed?.proposal?.kind === "turns"
      ? proposed.proposal.turns.map(({ at, speaker }) => `${at} ${speaker}`)
      : [];
  };
  test.each([
    { line: "问：三？答：四。", at: ["4 答"] },
    { line: "问：三？ 答: 四。问：还有呢？", at: ["5 答", "10 问"] },
    { line: "问：三？”答：四。", at: ["5 答"] },
    { line: "问：三？——答：四。", at: ["4 答"] },
    { line: "答：他问：你是谁？我说：我是我。", at: [] },
    { line: "答：原因有三。例如：一。", at: [] },
    { line: "答：网址是。http://a.cn", at: [] },
    { line: "答：时间到了。12：30 开始。", at: [] },
  ])("$line", ({ line, at }) => expect(turns(line)).toEqual(at));

  test("in a text without turns nothing is parted", () => {
    expect(read(["题目在这里", "他说完了。答：四。", "后来呢。"]).map(({ proposal }) => proposal)).toEqual([
      null,
      null,
      null,
    ]);
  });
});
