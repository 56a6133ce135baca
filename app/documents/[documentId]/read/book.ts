import { may } from "@/lib/access";
import { readPublication } from "@/lib/db/documents/publication";
import type { Somebody } from "@/lib/db/scope";
import { listSegments } from "@/lib/db/segments/reads";
import { listSpeakers } from "@/lib/db/speakers/reads";
import { makePublication, type Publication, type PublicationBlock } from "@/lib/interchange/publication";
import { sayIn } from "@/lib/messages/catalogue";
import type { Shown } from "@/lib/segments/states";
import { shownOf } from "@/lib/segments/states";
import { type DocumentScope, requireDocument } from "@/lib/server/gate";
import type { Document } from "@/lib/wire/documents";
import type { Segment } from "@/lib/wire/segments";
import { plainWords, type Written } from "./printed";

/** Rows on one page of the book; a phone can draw so many at once. */
const ROWS = 400;

/** One row as it is read: its English as it will be printed, and the Chinese for those who may see it. */
export interface BookRow {
  readonly id: string;
  readonly shown: Shown;
  readonly chinese: string | null;
  readonly target: string;
  readonly openComments: number;
  readonly blocks: readonly PublicationBlock[];
}

export interface Book {
  /** The English title, where the text has one. */
  readonly title: string | null;
  readonly rows: readonly BookRow[];
  readonly next: string | null;
  readonly written: Written;
}

/**
 * What a viewer reads is the export of what is approved. Whoever may see the Chinese reads all English there is, row by
 * row, so that a comment finds its row. Both are set by the same rules (lib/interchange/publication.ts).
 */
export async function readBook(
  somebody: Somebody,
  scope: DocumentScope<"read">,
  notation: Document["notation"],
  after: string | string[] | undefined,
): Promise<Book | null> {
  if (!may(scope.role, "read-source")) return approvedBook(somebody, scope.documentId);
  const page = await listSegments(scope, scope.documentId, {
    limit: ROWS,
    ...(typeof after === "string" ? { after } : {}),
  });
  if (!page.ok) return null;
  const { speakers } = await listSpeakers(await requireDocument(somebody, scope.documentId, "read-source"));
  const labels = new Map(speakers.map(({ zh, en }) => [zh, en]));
  const written: Written = { inline: notation };
  const rows = page.segments.map((segment) => bookRow(segment, labels, notation));
  const title = rows.flatMap(({ blocks }) => blocks).find((block) => block.kind === "title");
  return { title: title ? plainWords(title.text, written) : null, rows, next: page.next, written };
}

async function approvedBook(somebody: Somebody, documentId: string): Promise<Book | null> {
  const read = await readPublication(await requireDocument(somebody, documentId, "export"), documentId);
  if (!read) return null;
  const { title, blocks, inline, definitions } = makePublication({
    ...read,
    date: null,
    words: ENGLISH,
    settings: APPROVED,
  });
  const written: Written = { inline, ...(definitions && { definitions }) };
  const rows = blocks.map(
    (block, index): BookRow => ({
      id: String(index),
      shown: "reviewed",
      chinese: null,
      target: "",
      openComments: 0,
      blocks: [block],
    }),
  );
  const words = plainWords(title, written);
  return { title: words === read.title ? null : words, rows, next: null, written };
}

const APPROVED = { include: "approved", noteOmitted: true, showTranslators: false } as const;
const ALL = { include: "all", noteOmitted: true, showTranslators: false } as const;

/** No title of the document's own is as empty as this, so a title in the answer is the row's. */
const NO_TITLE = "";

/** Marks stand in the English text and are read as part of it, whatever the language of the page. */
const ENGLISH = sayIn("en").message;

function bookRow(
  segment: Segment,
  labels: ReadonlyMap<string, string>,
  notation: Document["notation"],
): BookRow {
  // One row by itself: what parts it from the next one does not matter.
  const source = segment.source.map((one) => ({
    ...one,
    label: labels.get(one.speaker ?? "") || null,
    lineEnds: 0,
  }));
  const publication = makePublication({
    title: NO_TITLE,
    translators: [],
    date: null,
    words: ENGLISH,
    inline: notation === "marks" ? notation : "plain",
    settings: ALL,
    segments: [{ ...segment, source }],
  });
  return {
    id: segment.id,
    shown: shownOf(segment),
    chinese: segment.source.map(({ text }) => text).join("\n\n") || null,
    target: segment.target,
    openComments: segment.openComments,
    blocks: withTitle(publication),
  };
}

function withTitle({ title, blocks }: Publication): readonly PublicationBlock[] {
  return title === NO_TITLE
    ? blocks
    : [{ kind: "title", level: null, speaker: null, text: title }, ...blocks];
}
