/**
 * The words of an entry as lines that people edit, one a line:
 *
 *   ~  before a word that is allowed, ! before a forbidden one
 *   =  before English that is found as it is written alone
 *   [oxen, oxes]  behind it: forms that no rule for endings finds
 *   // reason     behind it: why it is forbidden, or preferred
 *
 * TERM-LINE-1  A sign that stands for itself has a backslash before it. What is written and read again is the same.
 * TERM-LINE-2  An empty line is no word. A reason is one line.
 */
import type { Term, TermLanguage, TermStatus } from "./concept";

const MARKS: Readonly<Record<TermStatus, string>> = { preferred: "", allowed: "~", forbidden: "!" };

export function writeTermLines(terms: readonly Term[], language: TermLanguage): string {
  return terms
    .filter((term) => term.language === language)
    .map(({ text, status, reason, forms, isExact }) => {
      const mark = `${MARKS[status]}${isExact ? "=" : ""}`;
      const others = forms.length === 0 ? "" : ` [${forms.map(escapeForm).join(", ")}]`;
      return `${mark}${escapeWord(text)}${others}${reason === "" ? "" : ` // ${reason.replace(/\s*\n\s*/g, " ")}`}`;
    })
    .join("\n");
}

function escapeWord(text: string): string {
  return text.replace(/\\|^[~!=]|(?<=\s)(?:\[|\/\/)/g, "\\$&");
}

function escapeForm(form: string): string {
  return form.replace(/[\\,\]]/g, "\\$&");
}

export function readTermLines(lines: string, language: TermLanguage): Term[] {
  return lines.split("\n").flatMap((line) => {
    const [, marks = "", said = ""] = /^([~!=]*)(.*)$/su.exec(line.trim()) ?? [];
    const { word, reason } = partAt(said, /\s\/\/(?:\s|$)/g);
    const [, before = word, forms = ""] =
      /^((?:\\.|[^\\])*?)\s+\[((?:\\.|[^\\\]])*)\]\s*$/su.exec(word) ?? [];
    const text = unescaped(before).trim();
    if (text === "") return [];
    const status = marks.includes("!") ? "forbidden" : marks.includes("~") ? "allowed" : "preferred";
    return [
      {
        language,
        text,
        status,
        reason: reason.trim(),
        forms: [...forms.matchAll(/(?:\\.|[^\\,])+/gsu)]
          .map(([form]) => unescaped(form).trim())
          .filter(Boolean),
        isExact: marks.includes("="),
      },
    ];
  });
}

/** What stands before the first sign of a reason, and behind it. */
function partAt(said: string, sign: RegExp): { readonly word: string; readonly reason: string } {
  const [found] = said.matchAll(sign);
  return found
    ? { word: said.slice(0, found.index), reason: said.slice(found.index + found[0].length) }
    : { word: said, reason: "" };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gsu, "$1");
}
