import { basename } from "node:path";
import { decode } from "../../interchange/encoding";
import { readFile } from "../../interchange/read";
import type { Paragraph } from "../../segment/paragraph";
import { readStructure } from "../../segment/structure";
import { bytesOf, CannotDo } from "./command";

/** The paragraphs of a file in any format that can be imported, all of them: proposals to set aside included. */
export async function paragraphsOf(path: string): Promise<readonly Paragraph[]> {
  const read = await readFile({ bytes: await bytesOf(path), fileName: basename(path) });
  if (!read.ok) throw new CannotDo(`${path}: ${read.message}`);
  for (const problem of read.problems) process.stderr.write(`${path}: ${problem.message}\n`);
  return readStructure(read.blocks);
}

/** The lines of a text file, each as it stands; the last line end makes no line of its own. */
export async function linesOf(path: string): Promise<readonly string[]> {
  const bytes = await bytesOf(path);
  if (bytes.length === 0) return [];
  const decoded = decode(bytes);
  if (!decoded.ok) throw new CannotDo(`${path}: ${decoded.message}`);
  const lines = decoded.text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
