import { alignTexts } from "../../align/align";
import type { Lexicon } from "../../align/lexicon/lexicon";
import {
  type CheckPair,
  type CheckSettings,
  DEFAULT_SETTINGS,
  type Finding,
  type Span,
} from "../../check/check";
import { checkText, RULES } from "../../check/checks";
import { coverageOf, type OpenSpans } from "../../check/coverage/coverage";
import { sentenceBeads } from "../../check/sentence-beads";
import { readTerms } from "../../check/terms-file";
import { sayIn } from "../../messages/catalogue";
import { asideOf, isSurelyAside } from "../../segmentation/proposal";
import { loadLexicon } from "../../server/lexicon";
import { CannotDo, type Command, oneOf, parse, print, tell, WrongUse } from "./command";
import { linesOf, readText } from "./texts";

const FORMATS = ["text", "jsonl"] as const;

export const command: Command = {
  usage: `Use: duizhao check <zh> <en> [--rules a,b] [--terms <file>] [--coverage] [--format text|jsonl]
     duizhao check --pairs <tsv> […]

Looks for what is wrong in a translation. Needs no database. Two files are aligned first; with --pairs each line is
Chinese TAB English.

  --rules     only these, parted by commas: ${RULES.join(", ")}
  --terms     agreed terms: TSV or CSV (Chinese, English, preferred|allowed|forbidden), or TBX
  --coverage  what has no answer as well: Chinese that is not rendered, English that has no source
  --format    text    what was found, under its texts
              jsonl   one line for each pair: {"findings": [{rule, severity, side, start, end, message}]}, places in
                      UTF-16 units; with --coverage also {"open": {"source": [[start, end], …], "target": […]}}. Of two files the
              texts of a pair are told as well, as source and target
`,

  async run(args) {
    const { pairs: tsv, ...rest } = parseArgs(args);
    const lexicon = openLexicon();
    const pairs = tsv === undefined ? await pairsOfFiles(rest.words, lexicon) : await pairsOfTable(tsv);
    const settings: CheckSettings = {
      ...DEFAULT_SETTINGS,
      terms: rest.terms === undefined ? [] : await termsOf(rest.terms),
      lexicon,
    };
    const withBeads = pairs.map((pair) => ({
      ...pair,
      beads: sentenceBeads(pair.source, pair.target, lexicon),
    }));
    const found = checkText(withBeads, settings, rest.rules);
    const open = rest.coverage ? coverageOf(withBeads, lexicon).map((pair) => pair.open) : undefined;
    await print(WRITE[rest.format]({ pairs, found, open, areTextsTold: tsv === undefined }));
  },
};

function parseArgs(args: readonly string[]) {
  const isTable = args.some((arg) => arg === "--pairs" || arg.startsWith("--pairs="));
  const { words, values } = parse(args, isTable ? [] : ["zh", "en"], {
    pairs: { type: "string" },
    rules: { type: "string" },
    coverage: { type: "boolean", default: false },
    terms: { type: "string" },
    format: { type: "string", default: "text" },
  });
  const rules = values.rules?.split(",").map((rule) => rule.trim()) ?? RULES;
  const unknown = rules.find((rule) => !RULES.includes(rule));
  if (unknown !== undefined)
    throw new WrongUse(`There is no rule “${unknown}”. The rules are ${RULES.join(", ")}.`);
  return {
    words,
    pairs: values.pairs,
    terms: values.terms,
    rules,
    coverage: values.coverage,
    format: oneOf("format", values.format, FORMATS),
  };
}

/** What is missing can be mended, and the message says how; it is no mistake of the program. */
function openLexicon(): Lexicon {
  try {
    return loadLexicon();
  } catch (error) {
    throw new CannotDo((error as Error).message);
  }
}

/** A line without a tab is Chinese without an English. What stands behind a second tab is no text. */
async function pairsOfTable(path: string): Promise<CheckPair[]> {
  return (await linesOf(path)).map((line) => {
    const [source = "", target = ""] = line.split("\t");
    return { source, target };
  });
}

async function pairsOfFiles(words: readonly string[], lexicon: Lexicon): Promise<CheckPair[]> {
  const [zh, en] = words as [string, string];
  const [left, right] = [(await readText(zh)).paragraphs, (await readText(en)).paragraphs];
  const items = left.map(({ text, kind, proposal }) => ({
    text,
    kind,
    proposed: asideOf(proposal) !== null,
    isForeign: isSurelyAside(proposal),
  }));
  const joined = (texts: readonly { readonly text: string }[], { start, end }: Span) =>
    texts
      .slice(start, end)
      .map(({ text }) => text)
      .join("\n\n");
  return alignTexts(items, right, lexicon)
    .ladder.filter(({ source }) => !isAside(items.slice(source.start, source.end)))
    .map((bead) => ({ source: joined(left, bead.source), target: joined(right, bead.target) }));
}

/** What is set aside when the text is imported is not to be translated, so nothing is missing there. */
const isAside = (items: readonly { readonly proposed: boolean }[]) =>
  items.length > 0 && items.every(({ proposed }) => proposed);

async function termsOf(path: string) {
  const { terms, unread } = readTerms((await linesOf(path)).join("\n"));
  if (terms.length === 0) throw new CannotDo(`${path} has no terms: a line is Chinese TAB English.`);
  if (unread.length > 0)
    tell(
      `${path}: ${unread.length} lines without a Chinese and an English are left out (first: ${unread[0]}).\n`,
    );
  return terms;
}

const say = sayIn("en");

function wordsOf(code: Finding["code"], parameters: Finding["parameters"]): string {
  const words = say.code(code, parameters);
  if (words === null) throw new RangeError(`No words for the finding ${code}`);
  return words;
}

interface Result {
  readonly pairs: readonly CheckPair[];
  readonly found: readonly (readonly Finding[])[];
  readonly open: readonly OpenSpans[] | undefined;
  readonly areTextsTold: boolean;
}

const WRITE: Readonly<Record<(typeof FORMATS)[number], (result: Result) => string>> = {
  jsonl: ({ pairs, found, open, areTextsTold }) =>
    pairs
      .map(({ source, target }, at) => {
        const findings = found[at]!.map(({ rule, severity, side, start, end, code, parameters }) => {
          return { rule, severity, side, start, end, message: wordsOf(code, parameters) };
        });
        const spans = (list: readonly Span[]) => list.map(({ start, end }) => [start, end]);
        return `${JSON.stringify({
          ...(areTextsTold && { source, target }),
          findings,
          ...(open && { open: { source: spans(open[at]!.source), target: spans(open[at]!.target) } }),
        })}\n`;
      })
      .join(""),

  text: ({ pairs, found, open }) => {
    const parts = pairs.flatMap((pair, at) => {
      const lines = [
        ...found[at]!.map(
          ({ severity, rule, code, parameters }) => `${severity} ${rule}: ${wordsOf(code, parameters)}`,
        ),
        ...(open?.[at]?.source.map(
          ({ start, end }) => `open, no English: ${pair.source.slice(start, end)}`,
        ) ?? []),
        ...(open?.[at]?.target.map(
          ({ start, end }) => `open, no Chinese: ${pair.target.slice(start, end)}`,
        ) ?? []),
      ];
      if (lines.length === 0) return [];
      return [`${at + 1}\t${pair.source}\n\t${pair.target}\n${lines.map((line) => `  ${line}\n`).join("")}`];
    });
    const count = found.reduce((sum, { length }) => sum + length, 0);
    const spans = open?.reduce((sum, { source, target }) => sum + source.length + target.length, 0);
    const last = [`${count} findings`, ...(spans === undefined ? [] : [`${spans} open places`])].join(", ");
    return `${[...parts, `${last} in ${parts.length} of ${pairs.length} pairs\n`].join("\n")}`;
  },
};
