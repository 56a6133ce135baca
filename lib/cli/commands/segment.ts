import type { Paragraph } from "../../segment/paragraph";
import { sentenceSpans, splitSentences } from "../../segment/sentences";
import { type Command, oneOf, parse, print } from "./command";
import { paragraphsOf } from "./texts";

const FORMATS = ["text", "json"] as const;

export const command: Command = {
  usage: `Use: duizhao segment <zh> [--format text|json]

Divides a Chinese text into paragraphs and sentences. Needs no database.

  --format    text   one sentence a line, a blank line between paragraphs
              json   with kind, speaker, offsets (UTF-16, inside the paragraph), and what should be set aside and why
`,

  async run(args) {
    const { words, values } = parse(args, ["zh"], { format: { type: "string", default: "text" } });
    const format = oneOf("format", values.format, FORMATS);
    const paragraphs = await paragraphsOf(words[0]!);
    await print(format === "text" ? asText(paragraphs) : asJson(paragraphs));
  },
};

/** White space between two sentences goes with the first of them; at the end of a line it would only look like nothing. */
function asText(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map(({ text }) =>
      splitSentences(text, "zh")
        .map((sentence) => `${sentence.replace(/[\r\n]+/g, " ").trim()}\n`)
        .join(""),
    )
    .join("\n");
}

function asJson(paragraphs: readonly Paragraph[]): string {
  const all = paragraphs.map((paragraph, index) => ({
    index,
    kind: paragraph.kind,
    level: paragraph.level,
    speaker: paragraph.speaker,
    bodyStart: paragraph.bodyStart,
    text: paragraph.text,
    separator: paragraph.separator,
    sentences: sentenceSpans(paragraph.text, "zh").map(({ start, end }) => ({
      start,
      end,
      text: paragraph.text.slice(start, end),
    })),
    setAside: paragraph.proposal,
  }));
  return `${JSON.stringify({ paragraphs: all }, null, 1)}\n`;
}
