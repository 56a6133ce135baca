/**
 * Reads a list of terms: TSV or CSV (Chinese, English, and in a third column preferred, allowed or forbidden), or TBX.
 * What cannot be read is counted, not guessed at.
 *
 * CHK-FILE-1  A header line is one whose cells are names of columns; it may put the columns in another order.
 * CHK-FILE-2  A cell holds one term; several Englishes of one Chinese stand on lines of their own, or parted by “|” or “;”.
 */
import type { CheckTerm } from "./check";

export interface TermsRead {
  readonly terms: readonly CheckTerm[];
  /** Lines (from 1) without a Chinese and an English. */
  readonly unread: readonly number[];
}

export function readTerms(text: string): TermsRead {
  const plain = text.replace(/^\uFEFF/, "");
  return /^\s*</.test(plain) ? readTbx(plain) : readTable(plain);
}

const COLUMNS: Readonly<Record<string, "source" | "target" | "status">> = {
  zh: "source",
  "zh-cn": "source",
  "zh-hans": "source",
  zh_hans: "source",
  chinese: "source",
  source: "source",
  中文: "source",
  en: "target",
  "en-us": "target",
  "en-gb": "target",
  english: "target",
  target: "target",
  英文: "target",
  status: "status",
  usage: "status",
  状态: "status",
};

function readTable(text: string): TermsRead {
  const isTabbed = text.includes("\t");
  const rows = isTabbed ? text.split(/\r\n|\n|\r/).map((line) => line.split("\t")) : readCsv(text);
  const header = (rows[0] ?? []).map((cell) => COLUMNS[cell.trim().toLowerCase()]);
  const hasHeader = header.includes("source") && header.includes("target");
  const place = (name: "source" | "target" | "status", otherwise: number) =>
    hasHeader ? header.indexOf(name) : otherwise;
  const [source, target, status] = [place("source", 0), place("target", 1), place("status", 2)];
  const terms: CheckTerm[] = [];
  const unread: number[] = [];
  rows.forEach((cells, at) => {
    if (at === 0 && hasHeader) return;
    if (cells.every((cell) => cell.trim() === "")) return;
    const chinese = (cells[source] ?? "").trim();
    const englishes = (cells[target] ?? "")
      .split(/\s*[|;；]\s*/)
      .map((term) => term.trim())
      .filter((term) => term !== "");
    if (chinese === "" || englishes.length === 0) unread.push(at + 1);
    for (const english of chinese === "" ? [] : englishes)
      terms.push({ source: chinese, target: english, status: statusOf(cells[status] ?? "") });
  });
  return { terms, unread };
}

function statusOf(cell: string): CheckTerm["status"] {
  const word = cell.trim().toLowerCase();
  if (/^(?:forbidden|deprecated|deprecatedterm-admn-sts|superseded|no|not|禁用|禁止)/.test(word))
    return "forbidden";
  if (/^(?:allowed|admitted|admittedterm-admn-sts|允许|许用)/.test(word)) return "allowed";
  return "preferred";
}

/** Cells may be quoted, as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end !== "," && end !== "") rows.push([]);
    if (end === "") break;
  }
  return rows;
}

/** TBX-Basic and its older shapes: concepts of language sets of terms. Only what is a term is read. */
function readTbx(text: string): TermsRead {
  const terms: CheckTerm[] = [];
  for (const [concept] of text.matchAll(
    /<(?:termEntry|conceptEntry)\b[\s\S]*?<\/(?:termEntry|conceptEntry)>/g,
  )) {
    const chinese: string[] = [];
    const english: { term: string; status: CheckTerm["status"] }[] = [];
    for (const [, language, set] of concept.matchAll(
      /<(?:langSet|langSec)\b[^>]*?xml:lang=["']([^"']+)["'][^>]*>([\s\S]*?)<\/(?:langSet|langSec)>/g,
    )) {
      const groups = set!.match(/<(tig|ntig|termSec)\b[\s\S]*?<\/\1>/g) ?? [set!];
      for (const group of groups) {
        const term = unescaped(/<term\b[^>]*>([\s\S]*?)<\/term>/.exec(group)?.[1] ?? "").trim();
        if (term === "") continue;
        const note = /administrativeStatus["'][^>]*>\s*([^<]+)/.exec(group)?.[1] ?? "";
        if (/^zh/i.test(language!)) chinese.push(term);
        else if (/^en/i.test(language!)) english.push({ term, status: statusOf(note) });
      }
    }
    for (const source of chinese)
      for (const { term, status } of english) terms.push({ source, target: term, status });
  }
  return { terms, unread: [] };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
      if (name) return ENTITIES[name] ?? all;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}
