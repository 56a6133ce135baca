import type { PageBlock } from "../html/blocks-of-page";
import { isWide, type PdfLine } from "./lines";

/** Letters larger than the text's by this factor make a heading. */
const HEADING = 1.15;

/** More room between two lines than this, in multiples of the usual, parts paragraphs. */
const LOOSE = 1.35;

/** A heading of more characters than this is a paragraph in large letters. */
const LONGEST_HEADING = 100;

const RETURNING = {
  reason: "segmentation.aside.running-title",
  confidence: 0.9,
};

/** Lines into paragraphs (PDF-3–PDF-5). Boilerplate stands where it stood, as blocks of kind "chrome". */
export function paragraphsOf(
  pages: readonly (readonly PdfLine[])[],
  boilerplate: ReadonlySet<PdfLine>,
): PageBlock[] {
  const lines = pages.flatMap((page) => page.filter((line) => !boilerplate.has(line)));
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
    const own = page.filter((line) => !boilerplate.has(line));
    const measure = measureOf(own, body);
    for (const line of page) {
      if (boilerplate.has(line)) {
        // A running title stands between two halves of a paragraph; it waits until the paragraph ends.
        const block: PageBlock = { text: line.text, kind: "chrome", level: null, aside: RETURNING };
        if (open.length === 0) blocks.push(block);
        else aside.push(block);
        continue;
      }
      const before = open.at(-1);
      if (
        before !== undefined &&
        !goesOn(before, line, measure, { isSamePage: own.includes(before), isFirst: open.length === 1 })
      )
        close();
      open.push(line);
    }
  }
  close();
  return withTitle(blocks, pages[0] ?? [], body);
}

interface Measure {
  /** The edges of the column that a line stands in. */
  readonly edges: (line: PdfLine) => { readonly left: number; readonly right: number };
  /** The right edge that the lines around this one share, where it is not the column's: in a quotation that is set in. */
  readonly ownEdge: ReadonlyMap<PdfLine, number>;
  /** Whether indentation or room shows where paragraphs begin. */
  readonly isMarked: boolean;
  /** Where first lines stand out to the left, as in lists: their left edges. Empty where paragraphs do not hang. */
  readonly hanging: readonly number[];
  /** From base line to base line. */
  readonly step: number;
}

function measureOf(lines: readonly PdfLine[], body: number): Measure {
  const steps = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const step = next === undefined ? 0 : line.y - next.y;
    return step > 0.5 * line.size && step < 3.5 * line.size ? [{ value: Math.round(step), weight: 1 }] : [];
  });
  const measure = {
    edges: columns(lines, body),
    ownEdge: ownEdges(lines),
    hanging: [],
    isMarked: false,
    step: usual(steps) || 1.5 * body,
  };
  return {
    ...measure,
    hanging: hangingEdges(lines, measure),
    isMarked: areParagraphsMarked(lines, measure),
  };
}

/** Two lines that are set in by a first line's indentation, or two gaps between lines of text, show it. */
function areParagraphsMarked(lines: readonly PdfLine[], { edges, step }: Measure): boolean {
  let marked = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const down = next === undefined ? 0 : line.y - next.y;
    const isGap =
      next !== undefined && down > LOOSE * Math.max(step, 1.2 * line.size) && line.size === next.size;
    const aside = line.left - edges(line).left;
    if (isGap || (aside > SET_IN * line.size && aside < 3 * line.size)) marked += 1;
  }
  return marked >= 2;
}

/** So many lines in a row with one left edge may have a right edge of their own. */
const OWN_ROWS = 2;

/**
 * Lines that follow each other with one left edge, and the right edge that they share: two of them end there, and one of these in
 * the middle of a sentence, which shows that it was broken by the edge. (The lines of a poem end alike, too, and end with a mark.)
 */
function ownEdges(lines: readonly PdfLine[]): Map<PdfLine, number> {
  const edges = new Map<PdfLine, number>();
  for (let from = 0; from < lines.length; ) {
    let end = from + 1;
    while (end < lines.length && isBelow(lines[end - 1]!, lines[end]!)) end += 1;
    const run = lines.slice(from, end);
    from = end;
    if (run.length < OWN_ROWS) continue;
    const right = run.reduce((most, line) => Math.max(most, line.right), 0);
    const full = run.filter((line) => right - line.right < 1.2 * line.size);
    const isShown = full.some(
      (line) => line !== run.at(-1) && line.text.length >= SHORTEST_BROKEN && !STOPS.test(line.text),
    );
    if (full.length >= OWN_ROWS && isShown) for (const line of run) edges.set(line, right);
  }
  return edges;
}

function isBelow(line: PdfLine, next: PdfLine): boolean {
  const down = line.y - next.y;
  return (
    Math.abs(line.left - next.left) < 0.3 * line.size &&
    Math.abs(line.size - next.size) < 0.12 * line.size &&
    line.isCell === next.isCell &&
    down > 0.5 * line.size &&
    down < 3.5 * line.size
  );
}

/** A mark that ends a sentence or a part of it, with what closes behind it. */
const STOPS = /[，。、；：！？…,.;:!?][”’」』）)》"']*$/u;

/** What ends a sentence. */
const ENDS = /[。！？…!?][”’」』）)"']*$/u;

/** What opens a paragraph: a number of a list, speech, a speaker's label. */
const OPENS =
  /^(?:\d{1,3}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳•·●■◆]|[“「『]|[\p{Script=Han}\p{L}·]{1,8}[：:])/u;

/**
 * Paragraphs hang where full lines are followed by lines further in, and hardly any by lines further out. (Where first lines are set in,
 * it is the other way round: each of them is full, and the next one stands further out.) One such line is enough if it begins an item.
 */
function hangingEdges(lines: readonly PdfLine[], measure: Measure): number[] {
  const lefts: number[] = [];
  let outwards = 0;
  let items = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || line.isCell || next.isCell || !isFull(line, next, measure)) continue;
    const down = line.y - next.y;
    const isNear = down > 0.5 * line.size && down < LOOSE * Math.max(measure.step, 1.2 * line.size);
    const aside = next.left - line.left;
    if (!isNear || Math.abs(aside) < SET_IN * line.size || Math.abs(aside) > FARTHEST_IN * line.size)
      continue;
    if (aside > 0) {
      lefts.push(line.left);
      if (OPENS.test(line.text) && !ENDS.test(line.text)) items += 1;
    } else outwards += 1;
  }
  const doHang = lefts.length > 2 * outwards && (lefts.length >= 3 || items > 0);
  return doHang ? lefts : [];
}

/** In multiples of the letters' size: from here on a line is set in; further than this it is something else. */
const SET_IN = 0.8;
const FARTHEST_IN = 6;

/** At most so many lines are compared with each other, so that a page made of specks costs no more than a page. */
const MOST_COMPARED = 400;

/** Fewer lines than this show no edge that most of them share: the longest does. */
const FEW = 5;

/** Of the lines in a column at least this share begins at its left edge. */
const AT_THE_EDGE = 0.04;

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
    const shared = rights[Math.max(0, last)] ?? line.right;
    // Where every line that reaches the edge ends with a mark, as in a poem, nothing shows that it was broken there.
    const isBroken = mates.some((mate) => shared - mate.right < 1.5 * mate.size && !STOPS.test(mate.text));
    const right =
      mates.length >= LINES_OF_A_POEM && !isBroken
        ? Number.POSITIVE_INFINITY
        : Math.min(shared, sharedEdge(line, mates) ?? shared);
    // What goes across two columns begins with the left one.
    const near = mates.filter((mate) => mate.left > left - 3 * body);
    const first = Math.min(left, outermost(near) ?? left, ...near.map((mate) => mate.left + 2 * body));
    const edges = { left: first, right };
    known.set(key, edges);
    return edges;
  };
}

/** Fewer lines than these show nothing. */
const LINES_OF_A_POEM = 4;

/** So many lines that end at one place, one of them in the middle of a sentence, show an edge; a line of a poem has fewer characters. */
const LINES_AT_AN_EDGE = 3;
const SHORTEST_BROKEN = 10;

/**
 * The nearest edge at or beyond a line's end that lines of the same left edge share; null where there is none. Under a head that goes
 * across two columns, the head's lines have another edge than those of the left column.
 */
function sharedEdge(line: PdfLine, mates: readonly PdfLine[]): number | null {
  const near = mates
    .filter((mate) => Math.abs(mate.left - line.left) < 3 * line.size)
    .toSorted((a, b) => a.right - b.right);
  for (let from = 0; from < near.length; ) {
    let end = from + 1;
    while (end < near.length && near[end]!.right - near[end - 1]!.right < 0.6 * line.size) end += 1;
    const cluster = near.slice(from, end);
    from = end;
    const edge = cluster.at(-1)!.right;
    const isBroken = cluster.some(({ text }) => text.length >= SHORTEST_BROKEN && !STOPS.test(text));
    if (edge >= line.right - 0.5 * line.size && cluster.length >= LINES_AT_AN_EDGE && isBroken) return edge;
  }
  return null;
}

/** The leftmost place where some lines begin: the usual one is where most do, which in talk are first lines, set in. */
function outermost(mates: readonly PdfLine[]): number | null {
  const counts = new Map<number, number>();
  for (const { left } of mates) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  const enough = Math.max(2, AT_THE_EDGE * mates.length);
  const shared = [...counts].flatMap(([left, count]) => (count >= enough ? [left] : []));
  return shared.length === 0 ? null : Math.min(...shared);
}

/** PDF-3. `isSamePage`: whether heights can be compared. `isFirst`: whether a paragraph begins with `line`. */
function goesOn(
  line: PdfLine,
  next: PdfLine,
  measure: Measure,
  { isSamePage, isFirst }: { readonly isSamePage: boolean; readonly isFirst: boolean },
): boolean {
  const { edges, step, hanging } = measure;
  if (line.isVertical !== next.isVertical || line.isCell !== next.isCell) return false;
  // The next line of a cell stands below it.
  if (line.isCell && (next.left >= line.right || next.right <= line.left)) return false;
  if (!isAlike(line.size, next.size) && !isAlike(line.largest, next.largest)) return false;
  if (isSamePage) {
    const down = line.y - next.y;
    if (down > LOOSE * Math.max(step, 1.2 * line.size)) return false;
    // The top of the next column is higher up: compared like the top of a page. On one height, they are cells.
    if (Math.abs(down) < 0.5 * line.size) return false;
  }
  // Speech opens in the middle of a paragraph, too.
  const isSpeech = /^[“「『]/.test(next.text);
  if (ENDS.test(line.text) && OPENS.test(next.text) && !(isSpeech && measure.isMarked)) return false;
  const aside = next.left - line.left;
  if (hanging.length > 0 && !line.isCell && isSamePage && line.y > next.y) {
    if (aside < -SET_IN * next.size) return false;
    const hangs = hanging.some((left) => Math.abs(left - line.left) < 1);
    return (aside > SET_IN * next.size || !hangs) && isFull(line, next, measure);
  }
  // Out of a quotation that is set in further than a first line is.
  if (isSamePage && line.y > next.y && !isFirst && aside < -3 * next.size) return false;
  if (isSetIn(next, edges) && !(isSetIn(line, edges) && Math.abs(aside) < 1)) return false;
  return isFull(line, next, measure);
}

/** A line of little more than a raised note is as large as the text by its largest letters. */
function isAlike(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.12 * Math.max(one, other);
}

function isSetIn(line: PdfLine, edges: Measure["edges"]): boolean {
  return line.left > edges(line).left + SET_IN * line.size;
}

/** Whether the first word of the next line would not have fitted: up to the column's edge, or to that of the lines around. */
function isFull(line: PdfLine, next: PdfLine, { edges, ownEdge }: Measure): boolean {
  const room = Math.min(edges(line).right, ownEdge.get(line) ?? Number.POSITIVE_INFINITY) - line.right;
  return room < widthOfFirstWord(next) + 0.3 * next.size;
}

/** In points: what would have had to fit at the end of the line before. */
function widthOfFirstWord(line: PdfLine): number {
  const perCharacter = (line.right - line.left) / Math.max(1, line.text.length);
  if (isWide(line.text, 0)) {
    // Marks that may not begin a line move with what stands before them, those that may not end one with what follows.
    const run = /^[“‘（《「『【〈]*.[，。、；：？！）”’》」』】〉…—]*/u.exec(line.text)?.[0].length ?? 1;
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

/** PDF-4. A line with what joins it to the next. */
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

/** PDF-5. The largest letters of the first page, if they are clearly larger than the text and stand there once. */
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
