import { writeSrx } from "../../interchange/srx/write-srx";
import { sayIn } from "../../messages/catalogue";
import { asideOf, type Proposal } from "../../segmentation/proposal";
import { keptInWords } from "../../segmentation/reason";
import { findRepairs } from "../../segmentation/repairs/repairs";
import { sentenceSpans, splitSentences } from "../../segmentation/sentences/sentences";
import { type Command, oneOf, parse, print } from "./command";
import { readText, type TextRead } from "./texts";

const FORMATS = ["text", "json"] as const;

export const command: Command = {
  usage: {
    en: `Use: duizhao segment <zh> [--format text|json] [--encoding <name>]
     duizhao segment --srx

Divides a Chinese text into paragraphs and sentences. Needs no database.

  --format    text   one sentence a line, a blank line between paragraphs
              json   with kind, speaker, marks (emphasis, links, …), place in lists and tables, offsets (UTF-16, inside the paragraph), what is proposed and
                      why (to set aside, to part, to join), and repairs of damaged characters
  --encoding  the encoding of a text file, where it cannot be told (utf-8, gb18030, big5, hz, …)
  --srx       no text: the rules themselves as SRX 2.0, for other programs
`,
    "zh-Hans": `用法：duizhao segment <zh> [--format text|json] [--encoding <name>]
      duizhao segment --srx

把中文文本分成段落和句子。不需要数据库。

  --format    text   每行一句，段落之间空一行
              json   另有类别、说话人、标记（着重、链接等）、在列表和表格中的位置、偏移（段落内，按UTF-16单位计）、建议处理及其
                     理由（移出、拆分、合并），以及损坏字符的修复
  --encoding  文本文件的编码，用于判断不了的情况（utf-8、gb18030、big5、hz等）
  --srx       不需要文本：以SRX 2.0输出规则本身，供其他软件使用
`,
  },

  async run(args) {
    if (args.includes("--srx")) {
      parse(args, [], { srx: { type: "boolean" } });
      await print(writeSrx());
      return;
    }
    const { words, values } = parse(args, ["zh"], {
      format: { type: "string", default: "text" },
      encoding: { type: "string" },
    });
    const format = oneOf("format", values.format, FORMATS);
    const text = await readText(words[0]!, values.encoding);
    await print(format === "text" ? asText(text) : asJson(text));
  },
};

/** White space between two sentences goes with the first of them; at the end of a line it would only look like nothing. */
function asText({ paragraphs, markupIn }: TextRead): string {
  return paragraphs
    .map(({ text }) =>
      splitSentences(text, "zh", markupIn(text))
        .map(
          (sentence) =>
            `${sentence
              .replace(BETWEEN_WIDE, "")
              .replace(/[\r\n]+/g, " ")
              .trim()}\n`,
        )
        .join(""),
    )
    .join("\n");
}

/** A line end inside a sentence is nothing between Chinese characters, else a space. */
const BETWEEN_WIDE =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])\s*[\r\n]\s*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;

function asJson({ paragraphs, markupIn }: TextRead): string {
  const all = paragraphs.map((paragraph, index) => ({
    index,
    kind: paragraph.kind,
    level: paragraph.level,
    speaker: paragraph.speaker,
    bodyStart: paragraph.bodyStart,
    text: paragraph.text,
    separator: paragraph.separator,
    marks: paragraph.marks ?? [],
    layout: paragraph.layout ?? null,
    sentences: sentenceSpans(paragraph.text, "zh", markupIn(paragraph.text)).map(({ start, end }) => ({
      start,
      end,
      text: paragraph.text.slice(start, end),
    })),
    proposal: withWords(paragraph.proposal),
    setAside: withWords(asideOf(paragraph.proposal)),
    repairs: findRepairs(paragraph.text).map((repair) => ({
      ...repair,
      reason: keptInWords(sayIn("en"), repair.reason),
    })),
  }));
  return `${JSON.stringify({ paragraphs: all }, null, 1)}\n`;
}

/** A result is the same in every language of the terminal: its reasons are English. */
function withWords<One extends Proposal>(proposal: One | null): One | null {
  return proposal && { ...proposal, reason: keptInWords(sayIn("en"), proposal.reason) };
}
