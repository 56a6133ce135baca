import type { ExchangeDocument, ExchangeSettings } from "../bilingual/document-units";
import { targetParagraphs } from "../english-text";
import { spansOf } from "../inline";
import { printable } from "../printable";
import type { Span } from "../span";

/**
 * Both texts to be read together: side by side, or each paragraph followed by its English. For readers and clients, where a bilingual table
 * (docx/write-bilingual-docx.ts) is for revising: no numbers, states or comments.
 *
 * BESIDE-1  Every row that has Chinese or English is there, in its order. English that is not wanted (`include`) or not there is an empty place, and
 *     a row left out on purpose keeps its Chinese.
 * BESIDE-2  The Chinese is as it is read, corrections in it, without marks; the English keeps emphasis, links and notes' signs.
 * BESIDE-3  In turn, what was written is read again as a text in turn (turns.ts), as long as each row has both.
 */
export interface Beside {
  readonly title: string;
  readonly language: string;
  readonly rows: readonly BesideRow[];
}

export interface BesideRow {
  /** 0 for the title, 1 to 6 for headings, null for any other. */
  readonly heading: number | null;
  readonly chinese: readonly string[];
  readonly english: readonly (readonly Span[])[];
}

export type BesideLayout = "side" | "turns";

export function besideOf(document: ExchangeDocument, { include }: ExchangeSettings): Beside {
  const rows = document.rows.flatMap((row): BesideRow[] => {
    const isShown = include === "all" || row.state === "reviewed" || row.state === "final";
    const english = isShown && row.subState !== "omitted" ? targetParagraphs(row.target) : [];
    const chinese = row.source.map(({ text }) => printable(text.trim())).filter((text) => text !== "");
    if (chinese.length + english.length === 0) return [];
    const [first] = row.source;
    const heading = row.source.length !== 1 || !first ? null : headingOf(first);
    const spans = english.map((text) => spansOf(text, document.isMarked ? "marks" : "plain"));
    return [{ heading, chinese, english: spans }];
  });
  return { title: document.title, language: document.sourceLanguage, rows };
}

function headingOf({
  kind,
  level,
}: {
  readonly kind?: string;
  readonly level?: number | null;
}): number | null {
  if (kind === "title") return 0;
  return kind === "heading" ? Math.min(6, Math.max(1, level ?? 1)) : null;
}

/** The words alone, line breaks kept. */
export function wordsOfSpans(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join("");
}
