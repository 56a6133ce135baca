import { isSurelyAside } from "../../segmentation/proposal";
import { withoutRanges } from "../../text/count";
import { addFigures, countFigures, type Figures, NO_FIGURES } from "../../text/figures";
import { type Command, oneOf, parse, print } from "./command";
import { readText } from "./texts";
import { say } from "./words";

const FORMATS = ["text", "json"] as const;

export const command: Command = {
  usage: {
    en: `Use: duizhao count <zh> [--format text|json]

The sizes of a Chinese text, as Microsoft Word states them. Needs no database. What is surely not part of the article
(navigation, dates, click counts) is counted apart, as an import would set it aside.

  --format    text   one figure a line, tab, its name
              json   the same, with what was left out
`,
    "zh-Hans": `用法：duizhao count <zh> [--format text|json]

中文文本的字数，与Microsoft Word的统计一致。不需要数据库。明显不属于正文的内容（导航、日期、点击数）另外统计，与导入时移出正文的相同。

  --format    text   每行一个数字、制表符和名称
              json   同上，另有移出正文的部分
`,
  },

  async run(args) {
    const { words, values } = parse(args, ["zh"], { format: { type: "string", default: "text" } });
    const format = oneOf("format", values.format, FORMATS);
    const { paragraphs, markupIn } = await readText(words[0]!);
    const sum = (some: readonly { readonly text: string }[]) =>
      some
        .map(({ text }) => countFigures(withoutRanges(text, markupIn(text)?.hidden ?? [])))
        .reduce(addFigures, NO_FIGURES);
    const isAside = ({ proposal }: (typeof paragraphs)[number]) => isSurelyAside(proposal);
    const article = sum(paragraphs.filter((paragraph) => !isAside(paragraph)));
    const aside = paragraphs.filter(isAside);
    const setAside = { paragraphs: aside.length, ...sum(aside) };
    await print(
      format === "json"
        ? `${JSON.stringify({ ...article, setAside }, null, 1)}\n`
        : asText(article, setAside),
    );
  },
};

function asText(
  figures: Figures,
  aside: { readonly paragraphs: number; readonly wordCount: number },
): string {
  const lines: readonly (readonly [number, string])[] = [
    [figures.wordCount, say("cli.count.words")],
    [figures.ideographs, say("cli.count.ideographs")],
    [figures.otherWords, say("cli.count.other-words")],
    [figures.withoutPunctuation, say("cli.count.letters")],
    [figures.withoutSpaces, say("cli.count.no-spaces")],
    [figures.characters, say("cli.count.characters")],
    [aside.wordCount, say("cli.count.aside", { count: aside.paragraphs })],
  ];
  return lines.map(([figure, name]) => `${figure}\t${name}\n`).join("");
}
