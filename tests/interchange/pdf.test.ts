import { expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";
import { characterMaps } from "@/lib/server/character-maps";
import { pdfOf, type Shown } from "../support/pdf";

/** PDFs that are made here by hand: fonts that are not in the file, vertical setting, columns, tables (PDF-1, PDF-3, PDF-8, PDF-9). */
async function read(pages: readonly (readonly Shown[])[], cmap = "UniGB-UCS2-H") {
  const bytes = pdfOf(pages, cmap);
  const result = await readFile({ bytes, fileName: "a.pdf", characterMaps: characterMaps() });
  if (!result.ok) throw new Error(result.message.code);
  return result.blocks.map(({ kind, text }) => (kind === null ? text : `${kind}: ${text}`));
}

test.each(["UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H", "GBK2K-H", "GB-EUC-H"])(
  "a font that is not in the file, named by %s",
  async (cmap) => {
    const text = "《红楼梦》第 12 回：“贾天祥”正照风月鉴。";
    expect(await read([[{ text, x: 50, y: 700 }]], cmap)).toEqual([text]);
  },
);

test.each(["UniCNS-UCS2-H", "ETen-B5-H", "B5pc-H"])(
  "the same in Traditional characters, %s",
  async (cmap) => {
    const text = "《城南舊事》是一本 1960 年的書。";
    expect(await read([[{ text, x: 50, y: 700 }]], cmap)).toEqual([text]);
  },
);

test("without the maps, the person is told that there is no text rather than given half of it", async () => {
  const bytes = pdfOf([[{ text: "没有表就没有字。", x: 50, y: 700 }]], "GBK-EUC-H");
  expect(await readFile({ bytes, fileName: "a.pdf" })).toMatchObject({ ok: false, code: "no-text-layer" });
});

/** Columns of a vertical page from right to left; one that begins lower is indented. */
const columns = (...texts: readonly string[]): Shown[] =>
  texts.map((text, at) => ({
    text: text.trim(),
    x: 500 - 20 * at,
    y: text.startsWith("　") ? 676 : 700,
  }));

test.each([
  {
    what: "columns that go on in the next",
    shown: columns("　英子的心還是留在那", "間小小的屋子裏，她不", "想走。", "　爸爸說，我們要搬家", "了。"),
    text: ["英子的心還是留在那間小小的屋子裏，她不想走。", "爸爸說，我們要搬家了。"],
  },
  {
    what: "signs in their upright form",
    shown: columns("　「好，」他說。"),
    text: ["「好，」他說。"],
  },
])("vertical text: $what", async ({ shown, text }) => {
  expect(await read([shown], "UniCNS-UCS2-V")).toEqual(text);
});

test("vertical text whose characters are shown one by one, as browsers do, with the page's number across", async () => {
  const down = (text: string, x: number, from: number): Shown[] =>
    [...text].map((character, at) => ({ text: character, x, y: from - 12 * at }));
  const page = [
    ...down("　英子的心還是留在那".trim(), 500, 676),
    ...down("間小小的屋子裏，她不", 480, 700),
    ...down("想走。", 460, 700),
    { text: "12", x: 300, y: 40 },
  ];
  expect(await read([page])).toEqual(["英子的心還是留在那間小小的屋子裏，她不想走。", "12"]);
});

/** A row of cells at these places from the left, at this height. */
const row = (y: number, ...cells: readonly (readonly [x: number, text: string])[]): Shown[] =>
  cells.map(([x, text]) => ({ text, x, y }));

test("the cells of a table are not smeared together, however narrow the gap", async () => {
  const page = [
    { text: "下面是三个人的年龄和住处，都是去年秋天问来的，没有再核对过一遍。", x: 50, y: 740 },
    ...row(700, [50, "姓名"], [90, "年龄"], [128, "住处"]),
    ...row(680, [50, "陈羽北"], [100, "31"], [128, "北京"]),
    ...row(660, [50, "林白"], [100, "45"], [128, "上海"]),
    ...row(640, [50, "王小明"], [100, "28"], [128, "广州"]),
  ];
  expect(await read([page])).toEqual([
    "下面是三个人的年龄和住处，都是去年秋天问来的，没有再核对过一遍。",
    ..."姓名 年龄 住处 陈羽北 31 北京 林白 45 上海 王小明 28 广州"
      .split(" ")
      .map((cell) => `table-cell: ${cell}`),
  ]);
});

test("white space at the head of a line joins nothing to the line before", async () => {
  const page = [...row(700, [50, "第一行。"]), ...row(640, [50, " "], [90, "第二行，离得很远。"])];
  expect(await read([page])).toEqual(["第一行。", "第二行，离得很远。"]);
});

test("wide spacing in one line or two makes no table", async () => {
  const page = [
    ...row(700, [50, "前"], [76, "言"]),
    ...row(660, [50, "这一行里面有一个空当，"], [205, "它不是表格。"]),
  ];
  expect(await read([page])).toEqual(["前 言", "这一行里面有一个空当， 它不是表格。"]);
});

test("two rows are a table where three columns and more stand below each other", async () => {
  const cells = [
    ...row(700, [50, "姓名"], [120, "年龄"], [190, "住处"]),
    ...row(680, [50, "陈羽北"], [120, "31"], [190, "北京"]),
  ];
  expect(await read([cells])).toEqual(
    "姓名 年龄 住处 陈羽北 31 北京".split(" ").map((cell) => `table-cell: ${cell}`),
  );
  const signatures = [
    ...row(700, [50, "甲方（盖章）："], [300, "乙方（盖章）："]),
    ...row(680, [50, "日期："], [300, "日期："]),
  ];
  expect((await read([signatures])).join("")).not.toContain("table-cell");
  const uneven = [
    ...row(700, [50, "姓名"], [120, "年龄"], [190, "住处"]),
    ...row(680, [50, "陈羽北住在北京的时候"], [190, "他三十一岁"]),
  ];
  expect((await read([uneven])).join("")).not.toContain("table-cell");
});

const LEFT =
  "上栏第一行有十个汉字上栏第二行有十个汉字上栏第三行有十个汉字上栏第四行有十个汉字上栏第五行有十个汉字上栏第六行有十个汉字写完了。";
const RIGHT = LEFT.replaceAll("上", "下");
const cut = (text: string) => text.match(/.{1,10}/gu)!;

test.each([
  {
    what: "row by row",
    shown: cut(LEFT).flatMap((text, at) => row(700 - 20 * at, [50, text], [200, cut(RIGHT)[at]!])),
  },
  {
    what: "column by column",
    shown: [50, 200].flatMap((x, column) =>
      cut([LEFT, RIGHT][column]!).map((text, at) => ({ text, x, y: 700 - 20 * at })),
    ),
  },
])("two columns of a text that the file gives $what are read one after the other", async ({ shown }) => {
  expect(await read([shown])).toEqual([LEFT, RIGHT]);
});

/** Texts broken by hand after so many characters, from a height down; a line that begins with full spaces is set in by as many. */
function set(
  texts: readonly string[],
  {
    x,
    y,
    width,
    size = 12,
    step = 20,
  }: { x: number; y: number; width: number; size?: number; step?: number },
): Shown[] {
  const shown: Shown[] = [];
  let down = 0;
  for (const text of texts) {
    let rest = text;
    while (rest !== "") {
      const line = rest.slice(0, width);
      const indent = /^　*/.exec(line)![0].length;
      shown.push({ text: line.slice(indent), x: x + indent * size, y: y - down, size });
      down += step;
      rest = rest.slice(width);
    }
  }
  return shown;
}

const RAIN =
  "雨从傍晚一直下到第二天清晨河水早就漫过了桥面村里的男人都扛着铁锹上了堤女人们在祠堂里烧姜汤孩子们挤在窗边往外看。";
const QIN =
  "只有老秦一个人坐在自家门槛上手里捏着一根早就灭了的烟好像在等什么人其实他谁也没有等只是想起了从前。";

test.each([
  {
    what: "a quotation that is set in on both sides",
    shown: [
      ...set([`　　${RAIN}`], { x: 50, y: 700, width: 24 }),
      ...set([QIN], { x: 98, y: 620, width: 16 }),
      ...set([`　　${RAIN}`], { x: 50, y: 520, width: 24 }),
    ],
    texts: [RAIN, QIN, RAIN],
  },
  {
    what: "a list whose lines hang",
    shown: [RAIN, QIN, RAIN].flatMap((text, at) => [
      { text: `${at + 1}. ${text.slice(0, 20)}`, x: 50, y: 700 - 80 * at },
      ...set([text.slice(20)], { x: 74, y: 680 - 80 * at, width: 20 }),
    ]),
    texts: [`1. ${RAIN}`, `2. ${QIN}`, `3. ${RAIN}`],
  },
  {
    what: "two columns under a head and a paragraph that go across",
    shown: [
      { text: "两岸的桥", x: 200, y: 750, size: 24 },
      ...set([`　　${RAIN}`], { x: 50, y: 700, width: 38 }),
      ...set([`　　${QIN}`, `　　${RAIN}`], { x: 50, y: 640, width: 18 }),
      ...set([`　　${RAIN}`, `　　${QIN}`], { x: 290, y: 640, width: 18 }),
    ],
    texts: ["title: 两岸的桥", RAIN, QIN, RAIN, RAIN, QIN],
  },
  {
    what: "a large first letter",
    shown: set([`　　${RAIN}`, `　　${QIN}`], { x: 50, y: 700, width: 24 }).flatMap((one, at) =>
      at === 0
        ? [
            { ...one, text: one.text.slice(0, 1), size: 18 },
            { ...one, text: one.text.slice(1), x: one.x + 18 },
          ]
        : [one],
    ),
    texts: [RAIN, QIN],
  },
  {
    what: "talk without room or indentation: what begins as a turn or an item after a full line",
    shown: set(
      [
        "记者：雨下得更大了，谁也没有出门，都在家里等着。",
        "老秦：我出去看了一回，水已经到了第三级台阶上了。",
        "2.第二天一早天就晴了，孩子们提着鞋往学校里走。",
      ],
      { x: 50, y: 700, width: 24 },
    ),
    texts: [
      "记者：雨下得更大了，谁也没有出门，都在家里等着。",
      "老秦：我出去看了一回，水已经到了第三级台阶上了。",
      "2.第二天一早天就晴了，孩子们提着鞋往学校里走。",
    ],
  },
])("PDF-3 $what", async ({ shown, texts }) => {
  expect(await read([shown])).toEqual(texts);
});

test("PDF-3 the lines of a poem stay, though they all end at one place", async () => {
  const poem = ["树树皆秋色，", "山山唯落晖。", "牧人驱犊返，", "猎马带禽归。"];
  const shown = [
    ...set([`　　${RAIN}`], { x: 50, y: 700, width: 24 }),
    ...set(poem, { x: 122, y: 620, width: 24 }),
  ];
  expect(await read([shown])).toEqual([RAIN, ...poem]);
});

test("PDF-9 the head of a table belongs to it, however short its words are", async () => {
  const rows = [
    ["问题", "回答"],
    ["河水什么时候涨的？", "夜里两点，守堤的人敲了锣。"],
    ["村里走了多少人？", "一共一百四十户。"],
    ["桥后来怎么样了？", "冲走了两孔。"],
  ];
  const shown = rows.flatMap(([left = "", right = ""], at) => [
    { text: left, x: 50, y: 700 - 27 * at },
    { text: right, x: 176, y: 700 - 27 * at },
  ]);
  expect(await read([shown])).toEqual(rows.flat().map((text) => `table-cell: ${text}`));
});

test("PDF-9 a table that the file gives column by column is read row by row, two columns of a poem are not", async () => {
  const rows = [
    ["站名", "里程", "年份"],
    ["青水", "0", "1958"],
    ["石桥", "14", "1961"],
  ];
  const byColumn = [0, 1, 2].flatMap((column) =>
    rows.map((row, at) => ({ text: row[column]!, x: 50 + 120 * column, y: 700 - 24 * at })),
  );
  expect(await read([byColumn])).toEqual(rows.flat().map((text) => `table-cell: ${text}`));
  const poem = [
    ["树树皆秋色，", "山山唯落晖。"],
    ["牧人驱犊返，", "猎马带禽归。"],
  ];
  const columns = poem.flatMap((column, at) =>
    column.map((text, line) => ({ text, x: 50 + 200 * at, y: 700 - 24 * line })),
  );
  expect((await read([columns])).join("")).toBe(poem.flat().join(""));
});

test("PDF-1 dots for emphasis above letters are no line between two halves of one", async () => {
  const shown: Shown[] = [
    { text: "那一年的大水", x: 50, y: 700 },
    { text: "•", x: 101, y: 712, size: 6 },
    { text: "•", x: 113, y: 712, size: 6 },
    { text: "是从后山来的。", x: 122, y: 700 },
  ];
  expect(await read([shown])).toEqual(["那一年的大水是从后山来的。"]);
});
