import { isSurelyAside } from "../../segmentation/proposal";
import { withoutRanges } from "../../text/count";
import { addFigures, countFigures, type Figures, NO_FIGURES } from "../../text/figures";
import { type Command, oneOf, parse, print } from "./command";
import { readText } from "./texts";

const FORMATS = ["text", "json"] as const;

export const command: Command = {
  usage: `Use: duizhao count <zh> [--format text|json]

The sizes of a Chinese text, as Microsoft Word states them. Needs no database. What is surely not part of the article
(navigation, dates, click counts) is counted apart, as an import would set it aside.

  --format    text   one figure a line, tab, its name
              json   the same, with what was left out
`,

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
    [figures.wordCount, "字数: each Chinese character and mark, each other word"],
    [figures.ideographs, "Chinese characters, without punctuation"],
    [figures.otherWords, "other words"],
    [figures.withoutPunctuation, "letters and digits of every script"],
    [figures.withoutSpaces, "characters without spaces"],
    [figures.characters, "characters with spaces"],
    [aside.wordCount, `字数 of ${aside.paragraphs} paragraphs set aside, not in the figures above`],
  ];
  return lines.map(([figure, name]) => `${figure}\t${name}\n`).join("");
}
