import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitPlainText } from "@/lib/segmentation/structure/plain-text";
import { readStructure } from "@/lib/segmentation/structure/structure";
import { anyText } from "../text/strings";

const read = (text: string) => readStructure(splitPlainText(text).blocks);
const TEXT = "那条河从镇子的东头流过来，夏天的时候我们都去河里游泳，大人在岸上喊我们回家吃饭，谁也不肯上来。";

const OTHER = "父亲一路上没有说话，他坐在船头背对着我，草帽压得很低，我知道他心里有事，可是不敢开口去问他。";

describe("verse (SEG-VERSE-1, SEG-VERSE-2)", () => {
  test.each([
    { lines: ["月亮挑着两筐露水", "从山那边回来", "狗没有叫", "门也没有关"], verse: true },
    { lines: ["廿载青山伴鬓华，", "一犁春雨两人家。", "而今独对窗前月，", "不见灯前旧绩麻。"], verse: true },
    { lines: ["东皋薄暮望，徙倚欲何依。", "树树皆秋色，山山唯落晖。"], verse: true },
    { lines: ["“多远？”", "“两里。三条。”", "“走吧。”", "“等一等。”"], verse: false },
    { lines: ["首页", "新闻", "关于", "联系"], verse: false },
    { lines: ["五花肉　一斤半", "冰糖　一两", "黄酒　一碗", "姜　三片"], verse: false },
    { lines: ["船停了。", "雨也停了。", "没有人说话。", "天快亮了。"], verse: false },
    {
      lines: [
        "江城地铁三号线年底试运行",
        "清水河沿岸步道今日开放了",
        "我市今年改造老旧小区四十二个",
        "新建小学九月开始招生啦",
      ],
      verse: false,
    },
  ])("$lines: $verse", ({ lines, verse }) => {
    const kinds = read(["题目在这里", TEXT, ...lines, TEXT].join("\n"))
      .slice(2, -1)
      .map(({ kind }) => kind === "verse");
    expect(kinds).toEqual(lines.map(() => verse));
  });
});

/** Breaks a paragraph every `width` characters, with an indentation before the first line. */
const broken = (text: string, width: number, indent = "　　") => {
  const first = text.slice(0, width - indent.length);
  const rest = text.slice(first.length).match(new RegExp(`.{1,${width}}`, "gu")) ?? [];
  return [indent + first, ...rest].join("\n");
};

describe("lines broken by hand (SEG-WRAP-1 to SEG-WRAP-3)", () => {
  const joins = (text: string) =>
    read(text).map(({ proposal }) => (proposal?.kind === "lines" ? proposal.count : 0));

  test("a paragraph is put together up to the next indentation; dialogue between stays apart", () => {
    const text = [broken(TEXT, 20), "　　“回家。”", "　　“不回。”", broken(OTHER, 20)].join("\n");
    expect(joins(text)).toEqual([3, 0, 0, 0, 0, 3, 0, 0]);
    expect(read(text).map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => "text"));
  });

  test("blank lines part paragraphs, too", () => {
    const text = ["渡口", broken(TEXT, 20, ""), broken(OTHER, 20, "")].join("\n\n");
    expect(joins(text)).toEqual([0, 3, 0, 0, 3, 0, 0]);
    expect(read(text)[0]?.kind).toBe("title");
  });

  test.each([
    { what: "paragraphs as they are", text: [TEXT, TEXT, `${TEXT}完。`].join("\n") },
    {
      what: "free verse",
      text: ["月亮挑着两筐露水", "从山那边回来", "狗没有叫", "门也没有关", "灶膛里的火还醒着"].join("\n"),
    },
    {
      what: "lines of a poem, equally long",
      text: Array.from({ length: 8 }, () => "一犁春雨两人家，廿载青山伴鬓华").join("\n"),
    },
    {
      what: "items of a list",
      text: Array.from(
        { length: 8 },
        (_, index) => `${index + 1}. 把五花肉洗净切成大小一样的方块放进锅`,
      ).join("\n"),
    },
  ])("$what are not joined", ({ text }) => expect(joins(text).every((count) => count === 0)).toBe(true));

  describe("in a part of a text, where each line is a paragraph of its own (SEG-WRAP-4, SEG-WRAP-5)", () => {
    /** Blocks as a Word file gives them. */
    const given = (texts: readonly string[]) =>
      readStructure(texts.map((text) => ({ text, separator: "\n\n", kind: null, level: null }))).map(
        ({ proposal }) => (proposal?.kind === "lines" ? proposal.count : 0),
      );
    const FLOOD =
      "水退以后河滩上留下许多木头有的是从上游的桥上冲下来的有的是谁家的房梁村里人一根一根地认认出来的就扛回家去认不出来的堆在祠堂门口等人来领一直堆到秋天也没有人来";
    const lines = Array.from({ length: 4 }, (_, at) => FLOOD.slice(20 * at, 20 * at + 20));
    const long = `${TEXT}${OTHER}`.repeat(2);
    test.each([
      { what: "four of them", texts: ["堤上", ...lines, long, long, long], gives: [0, 4, 0, 0, 0, 0, 0, 0] },
      {
        what: "and the rest of the sentence",
        texts: [long, ...lines, "领走。", long, long],
        gives: [0, 5, 0, 0, 0, 0, 0, 0],
      },
      {
        what: "and the number of a section",
        texts: [long, ...lines, "一。", long, long],
        gives: [0, 4, 0, 0, 0, 0, 0, 0],
      },
      {
        what: "two of them are too few",
        texts: [long, ...lines.slice(0, 2), long, long],
        gives: [0, 0, 0, 0, 0],
      },
      {
        what: "a table of contents",
        texts: [
          ...["一", "二", "三", "四"].map((one) => `第${one}章　渡口的冬天和水退以后…………………… 12`),
          long,
          long,
        ],
        gives: [0, 0, 0, 0, 0, 0],
      },
      {
        what: "couplets",
        texts: [long, ...Array.from({ length: 4 }, () => "一犁春雨两人家，廿载青山伴鬓华，"), long, long],
        gives: [0, 0, 0, 0, 0, 0, 0],
      },
    ])("$what", ({ texts, gives }) => expect(given(texts)).toEqual(gives));
  });

  test("whatever the text: a join counts lines that follow it, and never reaches into another", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom(TEXT, broken(TEXT, 20), "“走。”", "")), { maxLength: 12 }),
        (parts) => {
          let free = 0;
          const paragraphs = read(parts.join("\n"));
          for (const [index, { proposal }] of paragraphs.entries()) {
            if (proposal?.kind !== "lines") continue;
            expect(index).toBeGreaterThanOrEqual(free);
            free = index + proposal.count;
            expect(free).toBeLessThanOrEqual(paragraphs.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
