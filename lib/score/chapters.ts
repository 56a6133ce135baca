/**
 * The chapters of a document, for a sample that has some of each.
 *
 * SCO-CHAPTER-1  A chapter begins with a heading of the highest level of which there are at least two. What stands before the first is a
 *                chapter, too.
 * SCO-CHAPTER-2  A document without two headings of one level is one chapter.
 */
export interface ChapterRow {
  readonly id: string;
  /** Of the heading in it, 1 is the highest; null where there is none. */
  readonly heading: number | null;
}

export interface Chapter<Row extends ChapterRow> {
  /** The row of its heading; null where it has none. */
  readonly heading: string | null;
  readonly rows: readonly Row[];
}

export function chaptersOf<Row extends ChapterRow>(rows: readonly Row[]): readonly Chapter<Row>[] {
  const level = chapterLevel(rows);
  const chapters: { heading: string | null; rows: Row[] }[] = [];
  for (const row of rows) {
    const isHead = level !== null && row.heading === level;
    const last = chapters.at(-1);
    if (isHead) chapters.push({ heading: row.id, rows: [row] });
    else if (last) last.rows.push(row);
    else chapters.push({ heading: null, rows: [row] });
  }
  return chapters;
}

function chapterLevel(rows: readonly ChapterRow[]): number | null {
  const counts = new Map<number, number>();
  for (const { heading } of rows) if (heading !== null) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  const repeated = [...counts].flatMap(([level, count]) => (count > 1 ? [level] : []));
  return repeated.length === 0 ? null : Math.min(...repeated);
}
