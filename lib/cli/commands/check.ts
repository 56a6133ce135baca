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
import type { Say } from "../../messages/say";
import { asideOf, isSurelyAside } from "../../segmentation/proposal";
import { loadKnownNames, loadLexicon } from "../../server/lexicon";
import { usualNames } from "../../term/names/usual";
import { CannotDo, type Command, oneOf, parse, print, tell, WrongUse } from "./command";
import { linesOf, readText } from "./texts";
import { say, terminalWords } from "./words";

const FORMATS = ["text", "jsonl"] as const;

export const command: Command = {
  usage: {
    en: `Use: duizhao check <zh> <en> [--rules a,b] [--terms <file>] [--coverage] [--format text|jsonl]
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
    "zh-Hans": `用法：duizhao check <zh> <en> [--rules a,b] [--terms <file>] [--coverage] [--format text|jsonl]
      duizhao check --pairs <tsv> […]

检查译文的问题。不需要数据库。两个文件先对齐；用--pairs时，每行为中文、制表符、英文。

  --rules     只用这些规则，以逗号分隔：${RULES.join(", ")}
  --terms     约定的术语：TSV或CSV（中文、英文、preferred|allowed|forbidden），或TBX
  --coverage  同时查找没有对应的内容：没有译出的中文，没有出处的英文
  --format    text    在原文和译文下面列出问题
              jsonl   每对一行：{"findings": [{rule, severity, side, start, end, message}]}，位置按UTF-16单位计；加上
                      --coverage另有{"open": {"source": [[start, end], …], "target": […]}}。检查两个文件时，每对的
                      文字也写出，即source和target。message一律为英文
`,
  },

  async run(args) {
    const { pairs: tsv, ...rest } = parseArgs(args);
    const lexicon = openLexicon();
    const pairs = tsv === undefined ? await pairsOfFiles(rest.words, lexicon) : await pairsOfTable(tsv);
    const settings: CheckSettings = {
      ...DEFAULT_SETTINGS,
      terms: rest.terms === undefined ? [] : await termsOf(rest.terms),
      lexicon,
      names: namesOf(pairs, lexicon),
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

function namesOf(pairs: readonly CheckPair[], lexicon: Lexicon): CheckSettings["names"] {
  const names = loadKnownNames();
  return { ...names, ledger: [], usual: usualNames(pairs, { lexicon, ...names }) };
}

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
    throw new WrongUse(say("cli.check.no-rule", { name: unknown, rules: RULES.join(", ") }));
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
  if (terms.length === 0) throw new CannotDo(say("cli.check.no-terms", { path }));
  if (unread.length > 0)
    tell(`${say("cli.check.unread-terms", { path, count: unread.length, first: unread[0]! })}\n`);
  return terms;
}

function wordsOf(words: Say, { code, parameters }: Finding): string {
  const said = words.code(code, parameters);
  if (said === null) throw new RangeError(`No words for the finding ${code}`);
  return said;
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
        const findings = found[at]!.map((finding) => {
          const { rule, severity, side, start, end } = finding;
          // For programs: the same in every language of the terminal.
          return { rule, severity, side, start, end, message: wordsOf(sayIn("en"), finding) };
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
        ...found[at]!.map((finding) => {
          const { severity, rule } = finding;
          return `${say("cli.check.severity", { severity })} ${rule}: ${wordsOf(terminalWords(), finding)}`;
        }),
        ...(open?.[at]?.source.map(({ start, end }) =>
          say("cli.check.open-source", { words: pair.source.slice(start, end) }),
        ) ?? []),
        ...(open?.[at]?.target.map(({ start, end }) =>
          say("cli.check.open-target", { words: pair.target.slice(start, end) }),
        ) ?? []),
      ];
      if (lines.length === 0) return [];
      return [`${at + 1}\t${pair.source}\n\t${pair.target}\n${lines.map((line) => `  ${line}\n`).join("")}`];
    });
    const count = found.reduce((sum, { length }) => sum + length, 0);
    const spans = open?.reduce((sum, { source, target }) => sum + source.length + target.length, 0);
    const last = say("cli.check.found-in", {
      found: [
        say("cli.check.found", { count }),
        ...(spans === undefined ? [] : [say("cli.check.open", { count: spans })]),
      ],
      count: parts.length,
      total: pairs.length,
    });
    return [...parts, `${last}\n`].join("\n");
  },
};
