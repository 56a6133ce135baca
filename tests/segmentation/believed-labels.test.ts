import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitPlainText } from "@/lib/segmentation/structure/plain-text";
import { readStructure } from "@/lib/segmentation/structure/structure";

const read = (text: string) => readStructure(splitPlainText(text).blocks);

/** `老秦|水退了` for a turn, `(老秦)` for what goes on, the text alone for what nobody says. */
const shape = (text: string) =>
  read(text).map(({ kind, speaker, bodyStart, text: line }) => {
    if (kind === "turn") return `${speaker}|${line.slice(bodyStart)}`;
    return speaker === null ? line : `(${speaker})${line}`;
  });

const speakers = (text: string) => read(text).map(({ speaker }) => speaker);

const PROSE = [
  "河水在夜里涨了上来，漫过了第三级石阶，桥头的灯一盏一盏地灭了。",
  "第二天清早，学校的钟没有响，孩子们站在操场边上，看着对岸的屋顶。",
  "中午的时候船来了，船上坐着县里的人，带着一摞表格和两袋馒头。",
];
const between = (...lines: readonly string[]) =>
  ["一页记录", ...lines.flatMap((line, index) => [...line.split("\n"), PROSE[index % PROSE.length]!])].join(
    "\n",
  );

describe("nobody speaks in", () => {
  test.each([
    [
      "a form",
      between(
        "日　期：三月二日\n到会人：全体社员",
        "日　期：三月九日\n到会人：全体社员",
        "日　期：三月十六日\n到会人：全体社员",
      ),
    ],
    [
      "notes that recur",
      between("补救办法：把石阶加高。", "补救办法：请两位家长看着。", "补救办法：立一块牌子。"),
    ],
    [
      "a story in which somebody asks",
      between("柳小青问：“水退了吗？”", "柳小青问：“那条狗呢？”", "柳小青问：“谁敲的钟？”"),
    ],
    [
      "a story in which somebody laughs",
      between("陈大有笑：“你看我的鞋。”", "陈大有笑：“你看我的帽子。”", "陈大有喊：“船来了！”"),
    ],
    [
      "a story that leads up to speech",
      between("老人想了想，说：“再等等。”", "他对村长说：“再等等。”", "他告诉记者：“再等等。”"),
    ],
    [
      "clock times",
      between("上午8:20，钟响了。", "下午3：05，船来了。", "上午8:20，钟又响了。", "上午8:20，还是没有停。"),
    ],
    [
      "scores and ratios",
      between("甲队3:1，胜。", "甲队3:1，又胜。", "水泥和沙1:3，拌匀。", "水泥和沙1:3，再拌。"),
    ],
    [
      "verses",
      between("路加福音6:31，你们听过没有？", "路加福音6:31，墙上写着。", "路加福音6：31，又写了一遍。"),
    ],
    [
      "addresses",
      between("网址：http://a.example/b", "http://a.example/c", "C:\\桥\\图.png", "C:\\桥\\表.xls"),
    ],
    [
      "notes",
      between(
        "注：水位是估计的。",
        "注意：请不要靠近！",
        "编者按：本文写于涨水之后。",
        "提示：你可以走后山。",
      ),
    ],
    [
      "credits",
      `渡口\n主持人：杜小满\n嘉宾：老秦、谭工\n记者：于河\n翻译：阿莲\n主持人：杜小满\n${PROSE.join("\n")}`,
    ],
    [
      "a list of people",
      "画展\n薛兰：一九六〇年生，画家。\n石大川：一九七一年生，木匠。\n孟雨：一九八〇年生。\n薛兰：《桥》，油画。\n石大川：《船》，木。\n孟雨：《水》，录像。",
    ],
    [
      "a bibliography",
      "书目\n薛兰：《桥》，河东出版社，1999年。\n薛兰：《船》，河东出版社，2001年。\n孟雨：《水》，河西书店，2004年。\n孟雨：《雨》，河西书店，2008年。",
    ],
    [
      "provinces",
      "茶叶\n江西：八万吨，比去年多。\n福建：五十万吨。\n江西：出口四千吨。\n福建：出口两万吨。\n江西：每公斤七十元。",
    ],
    [
      "a manual",
      "说明书\n参数：水位。\n返回值：真或假。\n示例：你可以这样写。\n参数：时间。\n返回值：真或假。\n示例：如果我们关掉它呢？",
    ],
    [
      "a changelog",
      "更新\n修复：打不开的问题。\n新增：夜间模式，你可以试试！\n修复：闪退。\n新增：我们最想要的导出。",
    ],
    [
      "choices of an exam",
      "练习\nA：桥上有人吗？\nB：桥下有船。\nC：河里有鱼。\nD：岸上有狗。\n答案：A\n解析：你读懂了吗？\nA：船。\nB：桥。\nC：河。\nD：岸。\n答案：C",
    ],
    [
      "words and what they mean",
      "行话\n龙骨：船底的大木头。\n肋骨：长在龙骨两边的弯木。\n水线：你看见水线就看见了船的脾气。\n张帆：把帆升起来！",
    ],
    ["contents with times", "节目单\n开场 00:00\n为什么桥会塌 03:20\n听众来信 12:45\n片尾 40:10"],
    ["names one above the other", "名单\n薛兰\n孟雨\n薛兰\n孟雨\n石大川"],
    ["one quoted sign", between("墙上写着：禁止下水！", "墙上写着：禁止下水！", "墙上写着：你看见了吗？")],
  ])("%s", (_, text) => {
    expect(speakers(text).filter((speaker) => speaker !== null)).toEqual([]);
    expect(read(text).filter(({ kind }) => kind === "turn")).toEqual([]);
  });
});

describe("labels and names (SEG-NAME-2, SEG-NAME-3)", () => {
  const ask = (first: string, second: string) =>
    `渡口谈话\n${first}你在这里多久了？\n${second}三十年了。\n${first}还想走吗？\n${second}走不动了，你看我的腿。`;
  test.each([
    { first: "唐河：", second: "老谭：", names: ["唐河", "老谭"] },
    { first: "唐河（00:12）：", second: "老谭(1:02:03)：", names: ["唐河", "老谭"] },
    { first: "唐河 00:12：", second: "老谭 00:20：", names: ["唐河", "老谭"] },
    {
      first: "[00:12] 唐河：",
      second: "［00:20］老谭：".replace("［", "[").replace("］", "]"),
      names: ["唐河", "老谭"],
    },
    { first: "00:12 唐河: ", second: "00:20 老谭: ", names: ["唐河", "老谭"] },
    { first: "唐河（笑）：", second: "老谭（摆手）：", names: ["唐河", "老谭"] },
    { first: "唐河（低声地）：", second: "老谭（指着对岸）（9:42）：", names: ["唐河", "老谭"] },
    { first: "【唐河】", second: "【老谭】", names: ["唐河", "老谭"] },
    { first: "【唐河】：", second: "【老谭】：", names: ["唐河", "老谭"] },
    { first: "**【唐河】**", second: "**【老谭】**", names: ["唐河", "老谭"] },
    { first: "**唐河（笑）：**", second: "**老谭**：", names: ["唐河", "老谭"] },
    { first: "[唐河]: ", second: "[老谭]: ", names: ["唐河", "老谭"] },
    { first: "唐河　", second: "老谭　", names: ["唐河", "老谭"] },
    { first: "《河西周报》：", second: "谭有田（船工）：", names: ["《河西周报》", "谭有田（船工）"] },
    {
      first: "《河西日报》记者：",
      second: "社区书记谭有田：",
      names: ["《河西日报》记者", "社区书记谭有田"],
    },
    { first: "河西晚报：", second: "桥头：", names: ["河西晚报", "桥头"] },
    { first: "满：", second: "谭：", names: ["满", "谭"] },
    { first: "女：", second: "男：", names: ["女", "男"] },
    { first: "问：", second: "谭有田：", names: ["问", "谭有田"] },
    { first: "硅谷101：", second: "Tom：", names: ["硅谷101", "Tom"] },
    { first: "審判長：", second: "被告代理人：", names: ["審判長", "被告代理人"] },
    { first: "说话人 1：", second: "说话人 2：", names: ["说话人 1", "说话人 2"] },
  ])("$first and $second", ({ first, second, names: [one, other] }) => {
    expect(shape(ask(first, second))).toEqual([
      "渡口谈话",
      `${one}|你在这里多久了？`,
      `${other}|三十年了。`,
      `${one}|还想走吗？`,
      `${other}|走不动了，你看我的腿。`,
    ]);
  });

  test("a name and a time above what is said", () => {
    expect(
      shape(
        "录音\n唐河 00:05\n你在这里多久了？\n老谭 00:09\n三十年\n真的三十年。\n唐河 00:20\n好\n老谭 00:22\n没了",
      ),
    ).toEqual([
      "录音",
      "唐河|",
      "(唐河)你在这里多久了？",
      "老谭|",
      "(老谭)三十年",
      "(老谭)真的三十年。",
      "唐河|",
      "(唐河)好",
      "老谭|",
      "(老谭)没了",
    ]);
  });

  test("a chat as it was copied, with dates that look like a page's", () => {
    expect(
      shape(
        "群聊\n老周 2023/5/1 10:03:22\n谁有纸箱？\nLinda 2023/5/1 10:04\n我有\n老周 2023/5/1 10:05:01\n谢谢",
      ),
    ).toEqual(["群聊", "老周|", "(老周)谁有纸箱？", "Linda|", "(Linda)我有", "老周|", "(老周)谢谢"]);
  });

  test("a question that is bold as a whole", () => {
    expect(shape("访谈\n**河西晚报：您怕吗？**\n老谭：不怕。\n**河西晚报：累吗？**\n老谭：累。")).toEqual([
      "访谈",
      "河西晚报|您怕吗？**",
      "老谭|不怕。",
      "河西晚报|累吗？**",
      "老谭|累。",
    ]);
  });

  test("how somebody speaks makes no third person, a post makes one person", () => {
    const text =
      "第二场\n老谭：水退了没有？\n小满：没有。\n老谭（笑）：那我再去。\n小满（拉住他）：别去！\n老谭（拿起灯）：总得有人去。\n小满：我也去。";
    expect(new Set(speakers(text))).toEqual(new Set([null, "老谭", "小满"]));
    expect(speakers("谈话\n记者：您写诗吗？\n林白（诗人）：写。\n记者：还写吗？\n林白：不写了。")).toEqual([
      null,
      "记者",
      "林白",
      "记者",
      "林白",
    ]);
  });
});

describe("who takes part (SEG-LABEL-1, SEG-LABEL-4)", () => {
  test("a list of who takes part is no talk, and makes a talker of a nickname", () => {
    expect(
      shape(
        "雨夜\n人物：卖鱼的、船工\n时间：清明\n船工：（进门）有热汤吗？\n卖鱼的：有。\n船工：多少钱？\n卖鱼的：不要你钱。",
      ),
    ).toEqual([
      "雨夜",
      "人物：卖鱼的、船工",
      "时间：清明",
      "船工|（进门）有热汤吗？",
      "卖鱼的|有。",
      "船工|多少钱？",
      "卖鱼的|不要你钱。",
    ]);
  });

  test("credits above a talk are no turns of it", () => {
    expect(
      shape("庭审\n审判长：罗安　书记员：谭丽\n审判长：被告，听清了吗？\n被告：听清了。\n审判长：休庭。"),
    ).toEqual([
      "庭审",
      "审判长：罗安　书记员：谭丽",
      "审判长|被告，听清了吗？",
      "被告|听清了。",
      "审判长|休庭。",
    ]);
  });

  const TALK = "座谈\n主持人：堤有多长？\n老谭：三里。\n主持人：造价呢？\n老谭：不好说。\n";
  test.each([
    {
      line: "另一同学：我补充一点。",
      after: "后面还有。",
      gives: ["另一同学|我补充一点。", "(另一同学)后面还有。"],
    },
    {
      line: "一位听众：请问几点散会？",
      after: "我还有事。",
      gives: ["一位听众|请问几点散会？", "(一位听众)我还有事。"],
    },
    // Who that is, nobody knows: not the one who spoke before.
    { line: "桥头：我补充一点。", after: "后面还有。", gives: ["桥头：我补充一点。", "后面还有。"] },
    { line: "**谁出钱？**", after: "后面还有。", gives: ["**谁出钱？**", "后面还有。"] },
    { line: "（众人笑）", after: "我是说真的。", gives: ["（众人笑）", "(老谭)我是说真的。"] },
    {
      line: "老谭站起来，走到窗边。",
      after: "我是说真的。",
      gives: ["老谭站起来，走到窗边。", "(老谭)我是说真的。"],
    },
    {
      line: "例如：石头涨价了。",
      after: "我是说真的。",
      gives: ["(老谭)例如：石头涨价了。", "(老谭)我是说真的。"],
    },
    {
      line: "上午8:20，我去看过。",
      after: "我是说真的。",
      gives: ["(老谭)上午8:20，我去看过。", "(老谭)我是说真的。"],
    },
    { line: "主持人（9:42）：开始吧。", after: "大家坐。", gives: ["主持人|开始吧。", "(主持人)大家坐。"] },
  ])("$line", ({ line, after, gives }) => {
    expect(shape(`${TALK}${line}\n${after}\n主持人：谢谢。\n老谭：好。`).slice(5, 7)).toEqual(gives);
  });

  test.each(["以上记录经本人核对。", "散会时间：4:10", "感谢收听，下期再见。", "（完）", "生词"])(
    "below a talk, %s is nobody's",
    (line) => expect(speakers(TALK + line).at(-1)).toBeNull(),
  );

  test("questions without a label are not who answers", () => {
    expect(
      shape(
        "看雪\n**您哪年上的山？**\n谭松：八八年。\n**怕吗？**\n谭松：怕。\n后来有了狗。\n**狗呢？**\n谭松：死了。",
      ),
    ).toEqual([
      "看雪",
      "**您哪年上的山？**",
      "谭松|八八年。",
      "**怕吗？**",
      "谭松|怕。",
      "(谭松)后来有了狗。",
      "**狗呢？**",
      "谭松|死了。",
    ]);
  });
});

describe("an interview in one paragraph (SEG-GLUED-2, SEG-GLUED-3)", () => {
  const parts = (text: string) =>
    read(text).flatMap(({ proposal, text: line }) =>
      proposal?.kind === "turns"
        ? proposal.turns.map(({ at, speaker }) => `${speaker}@${line.slice(at, at + 4)}`)
        : [],
    );

  test.each([
    {
      text: "访谈\n满：您哪年来的？秦：八九年。满：那时候什么样？秦：人多，车间里站都站不下。满：后悔吗？秦：没有。",
      gives: ["秦@秦：八九", "满@满：那时", "秦@秦：人多", "满@满：后悔", "秦@秦：没有"],
    },
    {
      text: "访谈\n问：您哪年来的？答：八九年。\n问：后悔吗？答：没有。",
      gives: ["答@答：八九", "答@答：没有"],
    },
    {
      text: "访谈\n记者：您哪年来的？谭有田：八九年。\n记者：后悔吗？谭有田：没有。",
      gives: ["谭有田@谭有田：", "谭有田@谭有田："],
    },
    // What somebody quotes, times, notes and lists of who took part are left alone.
    {
      text: "访谈\n问：后来呢？\n答：他说：“走吧。问：走哪儿去？”我说不知道。\n问：是吗？\n答：是。",
      gives: [],
    },
    { text: "访谈\n问：几点？\n答：早上。7：30 起。原因：路远。\n问：是吗？\n答：是。", gives: [] },
    {
      text: "手册\n先关水。注意：水很烫。再开阀。示例：你看图。\n先关水。注意：水很烫。再开阀。示例：你看图。",
      gives: [],
    },
    { text: "小说\n他笑了。周老师：多好的名字。\n她想了很久。周老师：多好的名字。", gives: [] },
  ])("$text", ({ text, gives }) => expect(parts(text)).toEqual(gives));
});

test("a label that opens a turn holds its speaker's name, and no colon between digits ends one", () => {
  const names = fc.constantFrom("唐河", "老谭", "说话人 1", "问", "Tom", "上午10", "比分3");
  const said = fc.constantFrom("你在吗？", "30分，我在。", "15的船。", "好。", "2是对的吗？");
  fc.assert(
    fc.property(fc.array(fc.tuple(names, said), { minLength: 2, maxLength: 12 }), (lines) => {
      const text = lines.map(([name, words]) => `${name}：${words}`).join("\n");
      for (const { kind, text: line, bodyStart, speaker } of read(text)) {
        if (kind !== "turn") continue;
        expect(line.slice(0, bodyStart)).toContain(speaker);
        expect(line.slice(bodyStart - 2, bodyStart + 1)).not.toMatch(/\d[:：]\d/u);
      }
    }),
  );
});
