import type { PageBlock } from "../html/blocks-of-page";
import { isWide, type PdfLine } from "./lines";

/** Letters larger than the text's by this factor make a heading. */
const HEADING = 1.15;

/** More room between two lines than this, in multiples of the usual, parts paragraphs. */
const LOOSE = 1.35;

/** A heading of more characters than this is a paragraph in large letters. */
const LONGEST_HEADING = 100;

const RETURNING = {
  reason: "It returns at the head or foot of the pages: a running title or a page number.",
  confidence: 0.9,
};

/** Lines into paragraphs (L3–L5). Furniture stands where it stood, as blocks of kind "chrome". */
export function paragraphsOf(
  pages: readonly (readonly PdfLine[])[],
  furniture: ReadonlySet<PdfLine>,
): PageBlock[] {
  const lines = pages.flatMap((page) => page.filter((line) => !furniture.has(line)));
  const body = usual(
    lines.map((line) => ({ value: Math.round(line.size * 2) / 2, weight: line.text.length })),
  );
  const ranks = headingSizes(lines, body);
  const words = hyphenless(lines);
  const blocks: PageBlock[] = [];
  const aside: PageBlock[] = [];
  let open: PdfLine[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(blockOf(open, { body, ranks, words }));
    open = [];
    blocks.push(...aside.splice(0));
  };
  for (const page of pages) {
    const own = page.filter((line) => !furniture.has(line));
    const measure = measureOf(own, body);
    for (const line of page) {
      if (furniture.has(line)) {
        // A running title stands between two halves of a paragraph; it waits until the paragraph ends.
        const block: PageBlock = { text: line.text, kind: "chrome", level: null, aside: RETURNING };
        if (open.length === 0) blocks.push(block);
        else aside.push(block);
        continue;
      }
      const before = open.at(-1);
      if (before !== undefined && !goesOn(before, line, measure, own.includes(before))) close();
      open.push(line);
    }
  }
  close();
  return withTitle(blocks, pages[0] ?? [], body);
}

interface Measure {
  /** The edges of the column that a line stands in. */
  readonly edges: (line: PdfLine) => { readonly left: number; readonly right: number };
  /** From base line to base line. */
  readonly step: number;
}

function measureOf(lines: readonly PdfLine[], body: number): Measure {
  const steps = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const step = next === undefined ? 0 : line.y - next.y;
    return step > 0.5 * line.size && step < 3.5 * line.size ? [{ value: Math.round(step), weight: 1 }] : [];
  });
  return { edges: columns(lines, body), step: usual(steps) || 1.5 * body };
}

/** At most so many lines are compared with each other, so that a page made of specks costs no more than a page. */
const MOST_COMPARED = 400;

/** Fewer lines than this show no edge that most of them share: the longest does. */
const FEW = 5;

/** A line's column: the lines that overlap it by more than half of the shorter one. Edges that most of them share. */
function columns(lines: readonly PdfLine[], body: number): Measure["edges"] {
  const sample = lines.filter((line) => Math.abs(line.size - body) <= 0.15 * body).slice(0, MOST_COMPARED);
  const known = new Map<string, { left: number; right: number }>();
  return (line) => {
    const key = `${Math.round(line.left / 4)} ${Math.round(line.right / 4)}`;
    const found = known.get(key);
    if (found) return found;
    const mates = sample.filter((other) => {
      const shared = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      return shared > 0.5 * Math.min(line.right - line.left, other.right - other.left);
    });
    const rights = mates.map((mate) => mate.right).sort((a, b) => a - b);
    const left = usual(mates.map((mate) => ({ value: Math.round(mate.left), weight: 1 }))) || line.left;
    // One line that sticks out (hanging punctuation, a formula) is not the edge; among a few lines it is.
    const last = rights.length < FEW ? rights.length - 1 : Math.floor(rights.length * 0.95) - 1;
    const right = rights[Math.max(0, last)] ?? line.right;
    const edges = { left: Math.min(left, ...mates.map((mate) => mate.left + 2 * body)), right };
    known.set(key, edges);
    return edges;
  };
}

/** L3. `isSamePage`: whether heights can be compared. */
function goesOn(line: PdfLine, next: PdfLine, { edges, step }: Measure, isSamePage: boolean): boolean {
  if (line.isVertical !== next.isVertical || line.isCell !== next.isCell) return false;
  // The next line of a cell stands below it.
  if (line.isCell && (next.left >= line.right || next.right <= line.left)) return false;
  if (Math.abs(line.size - next.size) > 0.12 * Math.max(line.size, next.size)) return false;
  if (isSamePage) {
    const down = line.y - next.y;
    if (down > LOOSE * Math.max(step, 1.2 * line.size)) return false;
    // The top of the next column is higher up: compared like the top of a page. On one height, they are cells.
    if (Math.abs(down) < 0.5 * line.size) return false;
  }
  const column = edges(next);
  const isIndented = next.left > column.left + 0.8 * next.size;
  const isHanging = line.left > edges(line).left + 0.8 * line.size && Math.abs(line.left - next.left) < 1;
  if (isIndented && !isHanging) return false;
  return edges(line).right - line.right < widthOfFirstWord(next) + 0.3 * next.size;
}

/** In points: what would have had to fit at the end of the line before. */
function widthOfFirstWord(line: PdfLine): number {
  const perCharacter = (line.right - line.left) / Math.max(1, line.text.length);
  if (isWide(line.text, 0)) {
    // Punctuation may not begin a line, so what stands before it moves with it.
    const run = /^.[，。、；：？！）”’》」』…—]*/u.exec(line.text)?.[0].length ?? 1;
    return Math.max(line.size, perCharacter) * (run + 0.5);
  }
  const word = /^\S+/.exec(line.text)?.[0].length ?? 1;
  return perCharacter * (Math.min(word, 30) + 1);
}

interface Setting {
  readonly body: number;
  readonly ranks: readonly number[];
  readonly words: ReadonlySet<string>;
}

function blockOf(lines: readonly PdfLine[], { body, ranks, words }: Setting): PageBlock {
  const text = lines.map((line, index) => pieceOf(line.text, lines[index + 1]?.text, words)).join("");
  const size = Math.max(...lines.map((line) => line.size));
  const level = ranks.findIndex((rank) => size >= rank - 0.25) + 1;
  const isHeading = size >= HEADING * body && text.length <= LONGEST_HEADING && level > 0;
  if (lines.every((line) => line.isCell)) return { text, kind: "table-cell", level: null };
  return isHeading
    ? { text, kind: "heading", level: Math.min(6, level + 1) }
    : { text, kind: null, level: null };
}

/** L4. A line with what joins it to the next. */
function pieceOf(line: string, next: string | undefined, words: ReadonlySet<string>): string {
  if (next === undefined) return line;
  if (line.endsWith("\u00AD")) return line.slice(0, -1);
  if (/\p{Ll}[-\u2010]$/u.test(line) && /^\p{Ll}/u.test(next)) {
    const whole =
      (/\p{L}{1,40}$/u.exec(line.slice(0, -1))?.[0] ?? "") + (/^\p{L}{1,40}/u.exec(next)?.[0] ?? "");
    return words.has(whole.toLowerCase()) ? line.slice(0, -1) : line;
  }
  return isWide(line, -1) || isWide(next, 0) ? line : `${line} `;
}

/** The Latin words that stand somewhere in the text in one piece. */
function hyphenless(lines: readonly PdfLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.matchAll(/\p{Script=Latin}{4,}/gu)) words.add(word.toLowerCase());
  }
  return words;
}

/** Sizes of headings, the largest first, at most five. */
function headingSizes(lines: readonly PdfLine[], body: number): number[] {
  const sizes = new Set(
    lines.filter((line) => line.size >= HEADING * body).map((line) => Math.round(line.size * 2) / 2),
  );
  return [...sizes].sort((a, b) => b - a).slice(0, 5);
}

/** L5. The largest letters of the first page, if they are clearly larger than the text and stand there once. */
function withTitle(blocks: PageBlock[], first: readonly PdfLine[], body: number): PageBlock[] {
  const size = first.reduce((most, line) => Math.max(most, line.size), 0);
  if (size < 1.3 * body) return blocks;
  const largest = first.filter((line) => line.size > 0.9 * size);
  const at = blocks.findIndex(
    (block) => block.kind === "heading" && largest.some((line) => block.text.startsWith(line.text)),
  );
  return blocks.map((block, index) => (index === at ? { ...block, kind: "title", level: null } : block));
}

/** The value with the greatest weight; 0 where there is none. */
function usual(values: readonly { readonly value: number; readonly weight: number }[]): number {
  const weights = new Map<number, number>();
  for (const { value, weight } of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  let best = 0;
  let most = 0;
  for (const [value, weight] of weights) {
    if (weight > most) [best, most] = [value, weight];
  }
  return best;
}
