import { placeParts } from "./cells";
import { withoutRadicals } from "./radicals";

/** A piece of text as pdf.js tells of it. Lengths are points; the origin is the page's lower left corner. */
export interface PdfItem {
  readonly str: string;
  /** [a, b, c, d, x, y] */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  /** "ttb" for a font that writes downwards. */
  readonly dir: string;
  readonly hasEOL: boolean;
}

/** A line of a page, or the part of one that stands in a column or cell. */
export interface PdfLine {
  readonly text: string;
  /** Left and right edge, height of the base line, size of the letters; in points. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The size of its largest letters. */
  readonly largest: number;
  /** Room above the base line to the upper edge of the page, as a share of the page. */
  readonly fromTop: number;
  /** Whether it is a column of vertical text, in coordinates of the page turned by a quarter. */
  readonly isVertical: boolean;
  /** Whether it stands in a cell of a table (PDF-9). */
  readonly isCell: boolean;
  /** How many radicals were mapped back in it. */
  readonly radicals: number;
}

/** In multiples of the letters' size: a wider gap parts columns; one above CELL_GAP may; one above WORD_GAP is a space. */
const COLUMN_GAP = 2.5;
const CELL_GAP = 0.5;
const WORD_GAP = 0.2;

/** The items in the file's order as lines (PDF-1, PDF-9). `isVertical` is said of each. */
export function linesOf(items: readonly PdfItem[], pageHeight: number, isVertical = false): PdfLine[] {
  const lines: { parts: OpenLine[]; isCell: boolean }[] = [];
  const parts = partsOf(withoutDots(items)).map((part) => ({ ...part, text: part.pieces.join("") }));
  for (const { part, isCell, joins } of placeParts(parts, ({ isSoft }) => isSoft)) {
    const last = lines.at(-1);
    if (joins && last) last.parts.push(part);
    else lines.push({ parts: [part], isCell });
  }
  return lines.map(({ parts, isCell }) => ({
    ...closed(joinedParts(parts), pageHeight),
    isVertical,
    isCell,
  }));
}

/**
 * The items without the dots that stand above or below letters for emphasis (着重号): small, beside the base line, over what was set
 * before. They are no words, and stood between two halves of a line.
 */
function withoutDots(items: readonly PdfItem[]): PdfItem[] {
  const kept: PdfItem[] = [];
  let last: PdfItem | null = null;
  for (const item of items) {
    if (last !== null && isDot(item, last)) continue;
    kept.push(item);
    if (item.str.trim() !== "") last = item;
  }
  return kept;
}

function isDot(item: PdfItem, last: PdfItem): boolean {
  if (!/^[•●∙·․﹅﹆.\s]*$/u.test(item.str)) return false;
  const [, , , size = 0, x = 0, y = 0] = item.transform;
  const [, , , letters = 0, left = 0, base = 0] = last.transform;
  const aside = Math.abs(y - base);
  const isSmall = size > 0 && size < 0.7 * letters;
  return isSmall && aside > 0.3 * letters && aside < 1.5 * letters && x < left + last.width + letters;
}

/** Lines, parted where a gap may part cells. */
function partsOf(items: readonly PdfItem[]): OpenLine[] {
  const parts: OpenLine[] = [];
  let open: OpenLine | null = null;
  let isEnded = false;
  const close = () => {
    if (open !== null && open.pieces.join("").trim() !== "") parts.push(open);
    open = null;
  };
  for (const item of items) {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
    // From base line to base line's parallel: a slanted letter is no larger.
    const size =
      Math.abs(a * d - b * c) / (Math.hypot(a, b) || 1) || Math.hypot(c, d) || Math.hypot(a, b) || 1;
    if (item.str !== "") {
      // pdf.js says that a line ends wherever the font changes its slant.
      if (isEnded && !(open !== null && isRightBehind(open, { x, y, size }))) close();
      isEnded = false;
      const now = open as OpenLine | null; // `close` changes it, which the compiler does not see
      const goesOn = now !== null && continues(now, { x, y, size, text: item.str });
      const isBlank = item.str.trim() === "";
      if (now === null || !goesOn || (x - now.right > CELL_GAP * size && !isBlank)) {
        // What was nothing but white space is left out, and nothing is joined to it.
        const isSoft = goesOn && now !== null && now.length > 0;
        close();
        const sizes = new Map<number, number>();
        open = { pieces: [item.str], left: x, right: x + item.width, y, size, sizes, length: 0, isSoft };
      } else {
        now.pieces.push(spaceBetween(now, item.str, x - now.right) + item.str);
        // White space at its end does not make a line longer.
        if (!isBlank) now.right = Math.max(now.right, x + item.width);
        if (size > now.size && !isBlank) Object.assign(now, { size, y });
      }
      if (open !== null) {
        open.length += item.str.trim().length;
        open.sizes.set(size, (open.sizes.get(size) ?? 0) + item.str.trim().length);
      }
    }
    if (item.hasEOL) isEnded = true;
  }
  close();
  return parts;
}

/** The parts as one line again. */
function joinedParts([first, ...rest]: readonly OpenLine[]): OpenLine {
  const line = { ...first!, pieces: [...first!.pieces], sizes: new Map(first!.sizes) };
  for (const part of rest) {
    for (const [size, count] of part.sizes) line.sizes.set(size, (line.sizes.get(size) ?? 0) + count);
    line.pieces.push(spaceBetween(line, part.pieces[0] ?? "", part.left - line.right), ...part.pieces);
    line.right = Math.max(line.right, part.right);
    if (part.size > line.size) Object.assign(line, { size: part.size, y: part.y });
  }
  return line;
}

function spaceBetween(line: OpenLine, text: string, gap: number): string {
  const end = line.pieces.at(-1) ?? "";
  const needsSpace = gap > WORD_GAP * line.size && !/\s$/.test(end) && !/^\s/.test(text);
  return needsSpace && !(isWide(end, -1) && isWide(text, 0)) ? " " : "";
}

interface OpenLine {
  readonly pieces: string[];
  readonly left: number;
  right: number;
  y: number;
  /** Of its largest letters. */
  size: number;
  /** How many characters it shows in each size. */
  readonly sizes: Map<number, number>;
  length: number;
  /** Only a gap no wider than COLUMN_GAP parts it from the one before it. */
  readonly isSoft: boolean;
}

/** Superscripts stand up to half a letter higher; what begins left of the line's end is another line. */
function continues(
  line: OpenLine,
  next: { readonly x: number; readonly y: number; readonly size: number; readonly text: string },
): boolean {
  const larger = Math.max(line.size, next.size);
  if (Math.abs(next.y - line.y) > 0.5 * larger) return false;
  const gap = next.x - line.right;
  return gap > -larger && (gap < COLUMN_GAP * larger || next.text.trim() === "");
}

/** On the same base line, where the last letter ended or a wide space further. */
function isRightBehind(
  line: OpenLine,
  next: { readonly x: number; readonly y: number; readonly size: number },
): boolean {
  const gap = next.x - line.right;
  return Math.abs(next.y - line.y) < 0.1 * next.size && gap > -0.3 * next.size && gap < next.size;
}

function closed(line: OpenLine, pageHeight: number): Omit<PdfLine, "isVertical" | "isCell"> {
  const raw = line.pieces.join("").replace(/\s+/g, " ").replaceAll("\0", "\uFFFD").toWellFormed();
  // Justified lines set their characters apart; three of them with a space after each are words without one.
  const text = withoutRadicals(raw)
    .trim()
    .replace(SPACED, (run) => run.replaceAll(" ", ""));
  return {
    text,
    left: line.left,
    right: line.right,
    y: line.y,
    size: usualSize(line),
    largest: line.size,
    fromTop: pageHeight > 0 ? 1 - line.y / pageHeight : 0,
    radicals: raw.match(/[\u2E80-\u2EF3\u2F00-\u2FD5]/g)?.length ?? 0,
  };
}

/** The size of most of its characters: a large first letter, a raised note does not make another line of it. */
function usualSize({ sizes, size }: OpenLine): number {
  let most = 0;
  let usual = size;
  for (const [one, count] of sizes) if (count > most) [most, usual] = [count, one];
  return usual;
}

const SPACED = /(?:[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60] ){2,}[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]/g;

/** Whether the character at that end of a text is Chinese or its punctuation; a surrogate is taken for Han. */
export function isWide(text: string, end: 0 | -1): boolean {
  return /[\u2E80-\u312F\u31A0-\u9FFF\uF900-\uFAFF\uFE10-\uFE4F\uFF01-\uFF60\uD840-\uD8BF\uDC00-\uDFFF\u2018-\u201D\u2026\u2014]/.test(
    text.at(end) ?? "",
  );
}
