/**
 * CHK-TAG-1  Numbered tags ({1}, {/1}, {2/}) and placeholders ({name}, {{ name }}, %s) of the Chinese stand in the English, each as often. What is
 *            lost is a finding on the Chinese, what is added one on the English.
 * CHK-TAG-2  A tag that opens closes after it, and two do not cross.
 * CHK-TAG-3  Code between backticks that is written in Latin letters is the same in the English.
 * CHK-TAG-4  References to notes ([^1]) stand in the English, each once.
 */
import type { Check, Finding, Side, Span } from "./check";

const TAG =
  /\{\{[^{}\n]{1,60}\}\}|\{\/?\d{1,4}\/?\}|(?<![\w$])\{[A-Za-z_][\w.]{0,40}\}|\[\^[^\]\s]{1,20}\](?!:)/gu;
const CODE = /(?<!`)`([^`\n]{1,80})`(?!`)/gu;

export const tags: Check = {
  id: "tags",
  run({ source, target }) {
    if (target.trim() === "") return [];
    const code = { source: codeSpans(source), target: codeSpans(target) };
    const prose = { source: masked(source), target: masked(target) };
    const own = { source: spansOf(prose.source, TAG), target: spansOf(prose.target, TAG) };
    return [
      ...without(own.source, own.target).map((tag) => finding("checks.tag-lost", "source", tag)),
      ...without(own.target, own.source).map((tag) => finding("checks.tag-added", "target", tag)),
      ...crossed(own.target).map((tag) => finding("checks.tag-crossed", "target", tag)),
      ...lostCode(code.source, target).map((tag) => finding("checks.code-lost", "source", tag)),
    ];
  },
};

interface Found extends Span {
  readonly text: string;
}

function spansOf(text: string, pattern: RegExp): readonly Found[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    text: found.replace(/\s/g, ""),
    start: index,
    end: index + found.length,
  }));
}

const codeSpans = (text: string) => spansOf(text, CODE);
/** Without code, in which braces are no tags. */
const masked = (text: string) =>
  text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/gu, (found) => " ".repeat(found.length));

/** Those of one list beyond their number in the other. */
function without(some: readonly Found[], others: readonly Found[]): readonly Found[] {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  return some.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** CHK-TAG-3: said at least once, with or without its backticks. */
function lostCode(code: readonly Found[], target: string): readonly Found[] {
  const plain = target.replace(/[\s`]/g, "").toLowerCase();
  const seen = new Set<string>();
  return code.filter(({ text }) => {
    const inside = text.slice(1, -1).toLowerCase();
    if (seen.has(inside) || !/^[\x20-\x7e]+$/.test(inside) || !/[a-z0-9]{2}/.test(inside)) return false;
    seen.add(inside);
    return !plain.includes(inside);
  });
}

/** CHK-TAG-2. */
function crossed(list: readonly Found[]): readonly Found[] {
  const open: string[] = [];
  return list.filter(({ text }) => {
    const [, closes, number, empty] = /^\{(\/?)(\d+)(\/?)\}$/.exec(text) ?? [];
    if (number === undefined || empty) return false;
    if (!closes) {
      open.push(number);
      return false;
    }
    if (open.at(-1) !== number) return true;
    open.pop();
    return false;
  });
}

function finding(code: Finding["code"], side: Side, { start, end, text }: Found): Finding {
  const severity = code === "checks.code-lost" ? "hint" : "warning";
  return { rule: "tags", severity, side, start, end, code, parameters: { text } };
}
