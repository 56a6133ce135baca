import type { DictionaryEntry } from "../../dictionary/dictionary";
import { DICTIONARY_SOURCE, loadDictionary } from "../../server/dictionary";
import { type Command, oneOf, parse, print, WrongUse } from "./command";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao dictionary <text> [--at <place>] [--format text|json]

Prints the words of a Chinese text, Simplified or Traditional, with their pinyin and English; needs no database and no network.
The entries are those of CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0).

  --at       the words that hold the character at this place (UTF-16, from 0), the likeliest and longest first
  --format   text: word<TAB>pinyin<TAB>senses; json: {words: [{start, end, entries}], from}
`,
    "zh-Hans": `用法：duizhao dictionary <text> [--at <place>] [--format text|json]

输出中文文本（简体或繁体）中的词，附拼音和英文释义；不需要数据库，也不需要网络。词条来自CC-CEDICT（https://cc-cedict.org，CC BY-SA 4.0）。

  --at       包含该位置那个字的词（UTF-16，从0数起），最可能、最长的在前
  --format   text：词<TAB>拼音<TAB>释义；json：{words: [{start, end, entries}], from}
`,
  },

  async run(args) {
    const { words, values } = parse(args, ["text"], {
      at: { type: "string" },
      format: { type: "string", default: "text" },
    });
    const text = words[0]!;
    const format = oneOf("format", values.format, ["text", "json"]);
    const at = values.at === undefined ? undefined : Number(values.at);
    if (at !== undefined && !(Number.isInteger(at) && at >= 0 && at < text.length))
      throw new WrongUse(
        say("cli.option.not-allowed", { name: "--at", value: values.at!, allowed: `0–${text.length - 1}` }),
      );
    const dictionary = loadDictionary();
    const found = at === undefined ? dictionary.wordsOf(text) : dictionary.wordsAt(text, at);
    if (format === "json") return print(`${JSON.stringify({ words: found, from: DICTIONARY_SOURCE })}\n`);
    await print(
      found
        .flatMap(({ start, end, entries }) => entries.map((entry) => lineOf(text.slice(start, end), entry)))
        .join(""),
    );
  },
};

function lineOf(
  word: string,
  { simplified, traditional, pinyin, senses, measures }: DictionaryEntry,
): string {
  const other = [simplified, traditional].filter((one, at, all) => one !== word && all.indexOf(one) === at);
  const written = other.length === 0 ? word : `${word} (${other.join(", ")})`;
  const said = [...senses, ...(measures.length === 0 ? [] : [`CL: ${measures.join(", ")}`])];
  return `${written}\t${pinyin}\t${said.join("; ")}\n`;
}
