import { basename } from "node:path";
import { decode } from "../../interchange/encoding";
import { markupOf } from "../../interchange/inline";
import { readFile } from "../../interchange/read";
import type { Paragraph } from "../../segmentation/paragraph";
import type { Markup } from "../../segmentation/sentences/markup";
import { readStructure } from "../../segmentation/structure/structure";
import { characterMaps } from "../../server/character-maps";
import { bytesOf, CannotDo, tell } from "./command";
import { terminalWords } from "./words";

export interface TextRead {
  /** All of them: proposals to set aside included. */
  readonly paragraphs: readonly Paragraph[];
  /** What in one of them is no word; nothing where the file is no Markdown. */
  readonly markupIn: (text: string) => Markup | undefined;
}

/** A file in any format that can be imported. */
export async function readText(path: string, encoding?: string): Promise<TextRead> {
  const bytes = await bytesOf(path);
  const read = await readFile({
    bytes,
    fileName: basename(path),
    characterMaps: characterMaps(),
    ...(encoding === undefined ? {} : { encoding }),
  });
  if (!read.ok)
    throw new CannotDo(`${path}: ${terminalWords().message(read.message)}${asLines(read.candidates ?? [])}`);
  for (const problem of read.problems) tell(`${path}: ${terminalWords().message(problem.message)}\n`);
  return {
    paragraphs: readStructure(read.blocks, read.origin, read.title),
    markupIn: (text) =>
      read.inline === "markdown" ? { hidden: markupOf(text), isMarkdown: true } : undefined,
  };
}

/** The lines of a text file, each as it stands; the last line end makes no line of its own. */
export async function linesOf(path: string, encoding?: string): Promise<readonly string[]> {
  const bytes = await bytesOf(path);
  if (bytes.length === 0) return [];
  const decoded = decode(bytes, encoding);
  if (!decoded.ok) {
    const candidates = "candidates" in decoded ? decoded.candidates : [];
    throw new CannotDo(`${path}: ${terminalWords().message(decoded.message)}${asLines(candidates)}`);
  }
  const lines = decoded.text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Encodings that a file may be in, a line each with what it would read as, to stand under a message. */
export function asLines(
  candidates: readonly { readonly encoding: string; readonly preview: string }[],
): string {
  return candidates
    .map(
      ({ encoding, preview }) =>
        `\n  --encoding ${encoding.padEnd(14)} ${preview.replace(/\n/g, " / ").slice(0, 80)}`,
    )
    .join("");
}
