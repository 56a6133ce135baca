/**
 * Inline marks: what a text says beside its words (emphasis, a link, a number set high), as ranges that stand apart from it.
 * The same for every format that a text can come in; DESIGN.md, "Inline marks".
 *
 * TXT-MARK-1  `start` and `end` (left out) count UTF-16 units of the text that the mark lies over. Ranges are sorted by `start`, the
 *     longer first, and lie inside the text; none is empty, but for a reference to a note that shows no words and a tag.
 * TXT-MARK-2  `markup` covers characters that are no words: the `**` of a Markdown file, whose paragraphs are slices of it. Counting,
 *     checking and searching leave them out; nothing else is ever left out.
 * TXT-MARK-3  Cutting a text cuts its marks, and the parts cover together what they covered before.
 */

export const INLINE_KINDS = [
  "emphasis",
  "strong",
  "strike",
  "underline",
  "link",
  "superscript",
  "subscript",
  "code",
  "ruby",
  "note",
  "line-break",
  "markup",
  "tag",
] as const;

export type InlineKind = (typeof INLINE_KINDS)[number];

export interface InlineMark {
  readonly kind: InlineKind;
  readonly start: number;
  readonly end: number;
  /** Of a link. */
  readonly address?: string | undefined;
  /**
   * Of a note reference: which note. Of a link that a Markdown file defines elsewhere: the name of the definition. Of a tag, a code of
   * another program: what stands between its braces where it opens, `1` around words and `2/` by itself.
   */
  readonly label?: string | undefined;
  /** Of ruby: what stands above the characters. */
  readonly reading?: string | undefined;
}

/** TXT-MARK-1. */
export function sortedMarks(marks: readonly InlineMark[]): InlineMark[] {
  return marks
    .filter(({ start, end, kind }) => start < end || (start === end && EMPTY.has(kind)))
    .sort(
      (one, other) => one.start - other.start || other.end - one.end || kindOrder(one) - kindOrder(other),
    );
}

function kindOrder({ kind }: InlineMark): number {
  return INLINE_KINDS.indexOf(kind);
}

/** The marks of the part from `start` to `end`, counted in it (TXT-MARK-3). */
export function marksOfPart(marks: readonly InlineMark[], start: number, end: number): InlineMark[] {
  return sortedMarks(
    marks.map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    })),
  );
}

/** Without marks that lie inside another of the same kind; those that touch are one. */
export function tidied(marks: readonly InlineMark[]): InlineMark[] {
  const tidy: InlineMark[] = [];
  const lastOf = new Map<InlineKind, number>();
  for (const mark of sortedMarks(marks)) {
    const at = lastOf.get(mark.kind) ?? tidy.length;
    const last = tidy[at];
    const isAlike =
      last !== undefined &&
      last.end >= mark.start &&
      last.address === mark.address &&
      last.label === mark.label &&
      last.reading === mark.reading &&
      !STANDS_ALONE.has(mark.kind);
    if (isAlike) tidy[at] = { ...last, end: Math.max(last.end, mark.end) };
    else {
      lastOf.set(mark.kind, tidy.length);
      tidy.push(mark);
    }
  }
  return sortedMarks(tidy);
}

/** Two that touch are two all the same. */
const STANDS_ALONE: ReadonlySet<InlineKind> = new Set(["note", "line-break", "ruby", "markup", "tag"]);

/** Those that may show no words. */
const EMPTY: ReadonlySet<InlineKind> = new Set(["note", "tag"]);
