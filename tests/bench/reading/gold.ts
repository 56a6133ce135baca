/**
 * Chinese originals with what a person said each line is: `tests/fixtures/originals/<set>/<name>.txt`, one line a
 * paragraph, `label<TAB>text`. Of `<name>.md.txt` the lines are blocks of Markdown, parted by empty lines.
 *
 *     text            a paragraph of that kind; list stands for list-item; `kind?` where two kinds are as good
 *     turn:记者       who speaks, and `text:记者` for what they go on to say
 *     …‖…             two turns that a page ran together; the mark is taken out
 *     +               goes on with the line above: broken by hand
 *     -chrome -ad -insert -dup     does not belong
 *     (empty line)    an empty line of the original
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface GoldLine {
  readonly kind: string;
  /** The kind is a matter of taste and is not counted. */
  readonly isOpen: boolean;
  readonly speaker: string | null;
  /** UTF-16 offsets at which it parts into turns. */
  readonly parts: readonly number[];
  readonly goesOn: boolean;
  /** What it is if it does not belong, else null. */
  readonly outside: string | null;
}

export interface GoldOriginal {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly GoldLine[];
}

export function readGold(folder: string): GoldOriginal[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => parse(name.replace(/\.txt$/, ""), readFileSync(join(folder, name), "utf8")));
}

function parse(name: string, file: string): GoldOriginal {
  const texts: string[] = [];
  const lines: GoldLine[] = [];
  for (const line of file.replace(/\n$/, "").split("\n")) {
    const [label = "", body = ""] = line.split("\t");
    texts.push(body.replaceAll("‖", ""));
    if (label !== "") lines.push(lineOf(label, body));
  }
  return { name, text: `${texts.join(name.endsWith(".md") ? "\n\n" : "\n")}\n`, lines };
}

function lineOf(label: string, body: string): GoldLine {
  const [kind = "", speaker = null] = label.split(":");
  const parts: number[] = [];
  const start = body.length - body.trimStart().length;
  for (let at = body.indexOf("‖"); at !== -1; at = body.indexOf("‖", at + 1))
    parts.push(at - parts.length - start);
  const bare = kind.replace("?", "");
  return {
    kind: bare === "list" ? "list-item" : bare === "+" ? "text" : bare,
    isOpen: kind.endsWith("?") || kind === "+",
    speaker,
    parts,
    goesOn: kind === "+",
    outside: kind.startsWith("-") ? kind.slice(1) : null,
  };
}
