import type { PdfLine } from "./lines";

/** Lines at the head and foot of a page that are looked at, and the part of the page in which they must stand. */
const LINES_AT_AN_EDGE = 3;
const EDGE = 0.15;

/** A line has to return on so many pages to be boilerplate; page numbers on two. */
const RETURNS = 3;

/**
 * The lines that are boilerplate of the pages (PDF-2), found by repetition: the same words at the same height, numbers left
 * out of the comparison. A line that is nothing but a number counts as one that counts the pages.
 */
export function boilerplateOf(pages: readonly (readonly PdfLine[])[]): ReadonlySet<PdfLine> {
  const found = new Map<string, PdfLine[]>();
  for (const lines of pages) {
    const seen = new Set<string>();
    for (const line of edgeLines(lines)) {
      const key = keyOf(line);
      if (seen.has(key)) continue;
      seen.add(key);
      found.set(key, [...(found.get(key) ?? []), line]);
    }
  }
  const boilerplate = new Set<PdfLine>();
  for (const [key, lines] of found) {
    const isCount = key.startsWith("#|");
    const enough = isCount ? 2 : Math.min(RETURNS, Math.max(2, pages.length));
    if (lines.length < enough || (isCount && !counts(lines))) continue;
    for (const line of lines) boilerplate.add(line);
  }
  return boilerplate;
}

function edgeLines(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = lines.toSorted((a, b) => a.fromTop - b.fromTop);
  const top = byHeight.slice(0, LINES_AT_AN_EDGE).filter((line) => line.fromTop < EDGE);
  const foot = byHeight.slice(-LINES_AT_AN_EDGE).filter((line) => line.fromTop > 1 - EDGE);
  return [...new Set([...top, ...foot])];
}

/** Words without their numbers and white space, and the height to a hundredth of the page. */
function keyOf(line: PdfLine): string {
  const words = line.text
    .replace(/[0-9０-９]+|^[-–—·•\s]*[ivxlc]+[-–—·•\s]*$|[〇零一二三四五六七八九十百]+(?=页)/gi, "#")
    .replace(/[\s·•|\-–—/]+/g, "");
  const kind = /^(?:第?#页?(?:共?#页?)?|p(?:age|\.)?#(?:of#)?)$/i.test(words) ? "#" : words.slice(0, 200);
  return `${kind}|${Math.round(line.fromTop * 50)}`;
}

/** Numbers of pages differ; a table's column of the same figure does not count pages. */
function counts(lines: readonly PdfLine[]): boolean {
  return new Set(lines.map((line) => line.text)).size === lines.length;
}
