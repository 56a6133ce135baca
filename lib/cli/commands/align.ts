import { alignLines, alignTexts } from "../../align/align";
import type { Bead, Ladder, Run } from "../../align/ladder";
import type { Lexicon } from "../../align/lexicon";
import { splitSentences } from "../../segment/sentences";
import { loadLexicon } from "../../server/lexicon";
import { type Command, oneOf, parse, print, WrongUse } from "./command";
import { linesOf, paragraphsOf } from "./texts";

const LEVELS = ["paragraph", "sentence"] as const;
const FORMATS = ["ladder", "tsv", "json"] as const;

export const command: Command = {
  usage: `Use: duizhao align <zh> <en> [--level paragraph|sentence] [--lines] [--format ladder|tsv|json]

Says which English answers which Chinese. Needs no database.

  --level     what to align: paragraphs (as they are imported), or the sentences inside them
  --lines     every line of both files is one item, as it stands
  --format    ladder   one bead a line: 0,1<TAB>0, zero-based indices of items, an empty side where nothing answers
              tsv      the texts themselves, the items of a side joined by a space
              json     {source, target, beads: [{source, target, confidence}]}
`,

  async run(args) {
    const { words, values } = parse(args, ["zh", "en"], {
      level: { type: "string" },
      lines: { type: "boolean", default: false },
      format: { type: "string", default: "ladder" },
    });
    const [zh, en] = words as [string, string];
    const level = oneOf("level", values.level ?? "paragraph", LEVELS);
    const format = oneOf("format", values.format, FORMATS);
    if (values.lines && values.level === "sentence") {
      throw new WrongUse("With --lines the lines are the items; leave out --level sentence.");
    }
    const aligned = values.lines
      ? await alignedLines(zh, en)
      : level === "paragraph"
        ? await alignedParagraphs(zh, en)
        : await alignedSentences(zh, en);
    await print(WRITE[format](aligned));
  },
};

interface Aligned {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly ladder: Ladder;
}

async function alignedLines(zh: string, en: string): Promise<Aligned> {
  const [source, target] = [await linesOf(zh), await linesOf(en)];
  return { source, target, ladder: alignLines(source, target, loadLexicon()) };
}

async function alignedParagraphs(zh: string, en: string): Promise<Aligned> {
  const [source, target] = [await paragraphsOf(zh), await paragraphsOf(en)];
  const items = source.map(({ text, kind, proposal }) => ({ text, kind, proposed: proposal !== null }));
  const { ladder } = alignTexts(items, target, loadLexicon());
  return { source: source.map(({ text }) => text), target: target.map(({ text }) => text), ladder };
}

/** The ladder of the paragraphs, with a ladder of sentences inside each of its beads. */
async function alignedSentences(zh: string, en: string): Promise<Aligned> {
  const lexicon = loadLexicon();
  const outer = await alignedParagraphs(zh, en);
  const source: string[] = [];
  const target: string[] = [];
  const ladder: Bead[] = [];
  for (const bead of outer.ladder) {
    const chinese = outer.source
      .slice(bead.source.start, bead.source.end)
      .flatMap((text) => splitSentences(text, "zh"));
    const english = outer.target
      .slice(bead.target.start, bead.target.end)
      .flatMap((text) => splitSentences(text, "en"));
    for (const inner of alignInside(chinese, english, bead, lexicon)) {
      ladder.push({
        source: shifted(inner.source, source.length),
        target: shifted(inner.target, target.length),
        confidence: inner.confidence,
      });
    }
    source.push(...chinese);
    target.push(...english);
  }
  return { source, target, ladder };
}

/** Where one side of a bead is empty there is nothing to find: each sentence of the other stands alone. */
function alignInside(
  chinese: readonly string[],
  english: readonly string[],
  bead: Bead,
  lexicon: Lexicon,
): Ladder {
  if (chinese.length > 0 && english.length > 0) return alignLines(chinese, english, lexicon);
  const alone = (index: number, isHere: boolean): Run => ({
    start: isHere ? index : 0,
    end: isHere ? index + 1 : 0,
  });
  const count = Math.max(chinese.length, english.length);
  return Array.from({ length: count }, (_, index) => ({
    source: alone(index, chinese.length > 0),
    target: alone(index, english.length > 0),
    confidence: bead.confidence,
  }));
}

function shifted({ start, end }: Run, by: number): Run {
  return { start: start + by, end: end + by };
}

const WRITE: Readonly<Record<(typeof FORMATS)[number], (aligned: Aligned) => string>> = {
  ladder: ({ ladder }) =>
    ladder.map((bead) => `${indices(bead.source).join(",")}\t${indices(bead.target).join(",")}\n`).join(""),

  tsv: ({ source, target, ladder }) =>
    ladder.map((bead) => `${cell(source, bead.source)}\t${cell(target, bead.target)}\n`).join(""),

  json: ({ source, target, ladder }) => {
    const beads = ladder.map((bead) => ({
      source: indices(bead.source),
      target: indices(bead.target),
      confidence: Math.round(bead.confidence * 1000) / 1000,
    }));
    return `${JSON.stringify({ source, target, beads }, null, 1)}\n`;
  },
};

function indices({ start, end }: Run): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** A cell holds no tab and no line end: they become a space. The exact texts are in the json. */
function cell(texts: readonly string[], { start, end }: Run): string {
  return texts
    .slice(start, end)
    .map((text) => text.replace(/[\t\r\n]+/g, " "))
    .join(" ");
}
