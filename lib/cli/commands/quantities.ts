import { createInterface } from "node:readline";
import { readChineseQuantities } from "../../quantity/read-chinese";
import { readEnglishQuantities } from "../../quantity/read-english";
import { type Command, oneOf, parse } from "./command";

const LANGUAGES = ["auto", "zh", "en"] as const;

const HAN = /\p{Script=Han}/u;

export const command: Command = {
  usage: {
    en: `Use: duizhao quantities [--lang zh|en]

Reads lines from standard input and prints for each a JSON list of the quantities in it:
[{start, end, kind, value, low, high, unit, exact}], places in UTF-16 units. Needs no database.

  --lang   the language of the lines; without it each line is Chinese if it holds a Chinese character, else English
`,
    "zh-Hans": `用法：duizhao quantities [--lang zh|en]

从标准输入逐行读取，为每行输出其中数量的JSON列表：[{start, end, kind, value, low, high, unit, exact}]，位置按UTF-16单位计。
不需要数据库。

  --lang   各行的语言；不指定时，有汉字的行为中文，否则为英文
`,
  },

  async run(args) {
    const { values } = parse(args, [], { lang: { type: "string", default: "auto" } });
    const language = oneOf("lang", values.lang, LANGUAGES);
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) {
      const isChinese = language === "auto" ? HAN.test(line) : language === "zh";
      const quantities = isChinese ? readChineseQuantities(line) : readEnglishQuantities(line);
      if (!process.stdout.write(`${JSON.stringify(quantities)}\n`))
        await new Promise((resolve) => process.stdout.once("drain", resolve));
    }
  },
};
