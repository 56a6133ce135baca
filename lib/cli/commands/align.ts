import { type AlignOptions, alignLines, alignTexts } from "../../align/align";
import { explain, type Reason } from "../../align/explain/explain";
import type { Span } from "../../align/explain/matches";
import type { Lexicon } from "../../align/lexicon/lexicon";
import type { Bead, Ladder, Run } from "../../align/model/ladder";
import { alignSentencesInside } from "../../align/search/sentences";
import type { BilingualFile } from "../../interchange/bilingual/bilingual";
import { unitOf } from "../../interchange/table/table-units";
import { writeTmxFile } from "../../interchange/tmx/tmx-units";
import { writeXliff } from "../../interchange/xliff/write-xliff";
import { asideOf, isSurelyAside } from "../../segmentation/proposal";
import type { Markup } from "../../segmentation/sentences/markup";
import { loadLexicon } from "../../server/lexicon";
import { looksChinese } from "../../text/script";
import { languageOf } from "../../text/writing";
import { CannotDo, type Command, oneOf, parse, print, tell } from "./command";
import { linesOf, readText } from "./texts";
import { say } from "./words";

const LEVELS = ["paragraph", "sentence"] as const;
const FORMATS = ["ladder", "tsv", "json", "tmx", "xliff"] as const;

export const command: Command = {
  usage: {
    en: `Use: duizhao align <zh> <en> [--level paragraph|sentence] [--lines] [--format ladder|tsv|json|tmx|xliff]

Says which English answers which Chinese. Needs no database.

  --level     what to align: paragraphs (as they are imported), or the sentences inside them
  --lines     every line of both text files is one item, whatever is in it, an empty line too. Lines are taken for
              sentences; with --level paragraph, for paragraphs
  --format    ladder   one bead a line: 0,1<TAB>0, zero-based indices of items, an empty side where nothing answers
              tsv      the texts themselves side by side, the items of a side joined by a space; a third cell says
                       “crossed” where the English stands elsewhere in its text
              json     {source, target, beads: [{source, target, confidence, crossed, reasons}]}: the items, and for
                       each bead their indices, how sure it is (0 to 1), whether the English stands elsewhere in its
                       text, and why. Places in reasons are {item, start, end}, in UTF-16 units of that item.
              tmx      a translation memory: every bead that has both sides
              xliff    XLIFF 2.1: a unit for every bead with Chinese, its English “aligned”

Beads stand in the order of the Chinese. Messages, and how far it is with a long text, go to standard error.
`,
    "zh-Hans": `用法：duizhao align <zh> <en> [--level paragraph|sentence] [--lines] [--format ladder|tsv|json|tmx|xliff]

说明哪段英文对应哪段中文。不需要数据库。

  --level     对齐的单位：段落（与导入时相同），或段落中的句子
  --lines     两个文本文件的每一行各为一项，空行也算。每行按句子处理；加上--level paragraph则按段落处理
  --format    ladder   每行一个对应组：0,1<TAB>0，各项从0起编号，没有对应的一侧为空
              tsv      并排列出两侧的文字，同侧各项以空格相连；英文在另一处的，第三格写“crossed”
              json     {source, target, beads: [{source, target, confidence, crossed, reasons}]}：两侧各项；每个
                       对应组有编号、把握（0到1）、英文是否在另一处，以及理由。理由中的位置是{item, start, end}，
                       按该项的UTF-16单位计
              tmx      翻译记忆库：两侧都有内容的对应组
              xliff    XLIFF 2.1：每个有中文的对应组为一个单元，英文的子状态为“aligned”

对应组按中文的次序排列。消息和长文本的进度写到标准错误。
`,
  },

  async run(args) {
    const { words, values } = parse(args, ["zh", "en"], {
      level: { type: "string" },
      lines: { type: "boolean", default: false },
      format: { type: "string", default: "ladder" },
    });
    const [zh, en] = words as [string, string];
    const level = oneOf("level", values.level ?? "paragraph", LEVELS);
    const format = oneOf("format", values.format, FORMATS);
    const lexicon = openLexicon();
    const aligned = values.lines
      ? await alignedLines(zh, en, lexicon, values.level === "paragraph")
      : await alignedParagraphs(zh, en, lexicon);
    warn(zh, en, aligned);
    const result =
      level === "sentence" && !values.lines
        ? alignSentencesInside(aligned.source, aligned.target, aligned.ladder, lexicon, aligned.markupIn)
        : aligned;
    await print(WRITE[format](result, lexicon));
  },
};

interface Aligned {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly ladder: Ladder;
  readonly markupIn?: (text: string, side: "source" | "target") => Markup | undefined;
}

/** What is missing can be mended, and the message says how; it is no mistake of the program. */
function openLexicon(): Lexicon {
  try {
    return loadLexicon();
  } catch (error) {
    throw new CannotDo((error as Error).message);
  }
}

async function alignedLines(
  zh: string,
  en: string,
  lexicon: Lexicon,
  areParagraphs: boolean,
): Promise<Aligned> {
  const [source, target] = [await linesOf(zh), await linesOf(en)];
  const watch = watching(source, target);
  if (!areParagraphs) return { source, target, ladder: alignLines(source, target, lexicon, watch) };
  const items = (texts: readonly string[]) => texts.map((text) => ({ text }));
  return { source, target, ladder: alignTexts(items(source), items(target), lexicon, watch).ladder };
}

async function alignedParagraphs(zh: string, en: string, lexicon: Lexicon): Promise<Aligned> {
  const [left, right] = [await readText(zh), await readText(en)];
  const [chinese, english] = [left.paragraphs, right.paragraphs];
  const items = chinese.map(({ text, kind, proposal }) => ({
    text,
    kind,
    proposed: asideOf(proposal) !== null,
    isForeign: isSurelyAside(proposal),
  }));
  const [source, target] = [chinese, english].map((side) => side.map(({ text }) => text)) as [
    string[],
    string[],
  ];
  const { ladder } = alignTexts(items, english, lexicon, watching(source, target));
  const markupIn = (text: string, side: "source" | "target") =>
    (side === "source" ? left : right).markupIn(text);
  return { source, target, ladder, markupIn };
}

/** Shorter texts (characters of both) are done before anybody asks how far it is. */
const LONG = 200_000;

/** How far it is, in one line that is overwritten, for a person who waits at a terminal. */
function watching(source: readonly string[], target: readonly string[]): AlignOptions {
  const size = [...source, ...target].reduce((sum, text) => sum + text.length, 0);
  if (!process.stderr.isTTY || size < LONG) return {};
  return {
    onProgress(done, total) {
      const isDone = done >= total;
      const percent = `${Math.floor((100 * done) / total)} %`;
      process.stderr.write(isDone ? "\r\u001b[K" : `\r${say("cli.align.progress", { percent })}`);
    },
  };
}

/** Files in the wrong order, or without text, give a ladder all the same; the person should know why it is a poor one. */
function warn(zh: string, en: string, { source, target }: Aligned): void {
  const note = (message: string) => tell(`${message}\n`);
  const isBlank = (texts: readonly string[]) => texts.every((text) => text.trim() === "");
  if (isBlank(source)) note(say("cli.align.no-source", { zh, en }));
  else if (isBlank(target)) note(say("cli.align.no-target", { zh, en }));
  else if (!looksChinese(source.join("\n")) && looksChinese(target.join("\n")))
    note(say("cli.align.chinese-first", { zh, en }));
}

const WRITE: Readonly<Record<(typeof FORMATS)[number], (aligned: Aligned, lexicon: Lexicon) => string>> = {
  ladder: ({ ladder }) =>
    ladder.map((bead) => `${indices(bead.source).join(",")}\t${indices(bead.target).join(",")}\n`).join(""),

  tsv: ({ source, target, ladder }) =>
    ladder
      .map((bead) => {
        const cells = [cell(source, bead.source), cell(target, bead.target)];
        return `${[...cells, ...(bead.isCrossed ? ["crossed"] : [])].join("\t")}\n`;
      })
      .join(""),

  json: ({ source, target, ladder }, lexicon) => {
    const beads = ladder.map((bead) => ({
      source: indices(bead.source),
      target: indices(bead.target),
      confidence: rounded(bead.confidence),
      crossed: bead.isCrossed ?? false,
      reasons: reasonsOf(bead, source, target, lexicon),
    }));
    return `${JSON.stringify({ source, target, beads }, null, 1)}\n`;
  },

  tmx: (aligned) => writeTmxFile(fileOf(aligned)),
  xliff: (aligned) => writeXliff(fileOf(aligned)),
};

/** Beads as units; A blank line parts the items of a side. */
function fileOf({ source, target, ladder }: Aligned): BilingualFile {
  const side = (texts: readonly string[], { start, end }: Run) => texts.slice(start, end).join("\n\n");
  const units = ladder.flatMap((bead, index) => {
    const [zh, en] = [side(source, bead.source), side(target, bead.target)];
    if (zh.trim() === "") return [];
    return [
      unitOf({
        id: `b${index + 1}`,
        source: zh,
        target: en,
        state: en.trim() === "" ? "" : "Aligned",
        comment: "",
      }),
    ];
  });
  return {
    format: "xliff",
    sourceLanguage: languageOf(source.slice(0, 200).join("")),
    targetLanguage: "en",
    parts: [{ id: "1", original: null }],
    units,
    problems: [],
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function indices({ start, end }: Run): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** A cell holds no tab and no line end: they become a space. The exact texts are in the json. */
function cell(texts: readonly string[], { start, end }: Run): string {
  return texts
    .slice(start, end)
    .map((text) => text.replace(/[\t\r\n\u0085\u2028\u2029]+/g, " "))
    .join(" ");
}

/** More than these say little more. */
const MOST_REASONS = 12;

/** Between the items of a side: no word and no number reaches over it. */
const BETWEEN = "\n|\n";

/** The reasons of a bead, their places told by item. */
function reasonsOf(
  bead: Bead,
  source: readonly string[],
  target: readonly string[],
  lexicon: Lexicon,
): object[] {
  const chinese = source.slice(bead.source.start, bead.source.end);
  const english = target.slice(bead.target.start, bead.target.end);
  const reasons = explain(chinese.join(BETWEEN), english.join(BETWEEN), lexicon, { most: MOST_REASONS });
  const inSource = (span: Span) => placeOf(span, chinese, bead.source.start);
  const inTarget = (span: Span) => placeOf(span, english, bead.target.start);
  return reasons.map((reason: Reason) => {
    if (reason.kind === "length") return reason;
    if (reason.kind === "cover")
      return { ...reason, source: rounded(reason.source), target: rounded(reason.target) };
    if (!reason.for)
      return { ...reason, span: reason.side === "source" ? inSource(reason.span) : inTarget(reason.span) };
    const { source: from, target: to, weight } = reason;
    return { ...reason, source: inSource(from), target: inTarget(to), weight: rounded(weight) };
  });
}

function placeOf(
  { start, end }: Span,
  texts: readonly string[],
  first: number,
): { item: number; start: number; end: number } {
  let before = 0;
  let item = 0;
  while (start > before + texts[item]!.length) {
    before += texts[item]!.length + BETWEEN.length;
    item++;
  }
  return { item: first + item, start: start - before, end: end - before };
}
