import type { Message } from "../messages/keys";
import type { Layout, ParagraphKind } from "../segmentation/paragraph";
import { isOwnLabel, speakerLabel } from "../segmentation/structure/speaker-label";
import type { Definitions } from "../text/notation";
import { writePlain } from "../text/write-notation";
import { onOneLine, targetParagraphs } from "./english-text";
import type { Inline } from "./inline";
import { printable } from "./printable";
import type { PublicationSegment, SourceLine } from "./publication-segment";
import { asStanzas } from "./stanzas";

/**
 * A publication is the English version as it will be read: title, byline and blocks in order, the same for every
 * format. Everything that decides what is printed is here; the writers only set type.
 *
 * PUB-1  Rows come in the order given. A row's English paragraphs are parted by blank lines; a single line break
 *     inside one is kept as a line break (CRLF, CR, NEL, U+2028 and U+2029 become LF).
 * PUB-2  Nothing is left out in silence. With include "approved" a run of rows that are not yet approved becomes one mark;
 *     an omitted passage becomes a mark with its reason, unless the settings say that omissions are not noted.
 * PUB-3  A run of rows with Chinese and no English is a mark too, whatever their state.
 * PUB-4  A paragraph takes its kind from the source paragraph beside it. Where a row has more English paragraphs than
 *     Chinese, the ones left over continue the last kind; what follows a heading, title or turn is text.
 * PUB-5  A row without a source (a translator's note) is a note.
 * PUB-6  The first title row with English gives the document its title and is not printed twice. Where no row is a title
 *     (the Chinese one was set aside with the page around it), English without Chinese that opens the text, one
 *     paragraph that does not end like a sentence, is the draft's own title.
 * PUB-7  Heading levels are counted from the highest that the source has: where sections are level 2, the title being 1, a
 *     section is 1 here. A heading whose level nobody stated is 1.
 * PUB-8  White space at the ends of a paragraph and around a line break is not printed. Characters that no document format can hold are
 *     printed as visible signs: see printable.ts.
 * PUB-9  A turn opens with a name: the one that its English has of its own; without one, the English label in the project's
 *     ledger of speakers. A single word before a colon that is neither in that label nor opens another turn is the
 *     beginning of a sentence (Remember: …). A name is never printed twice: English that begins with the label's words keeps
 *     them and gets none. What a speaker goes on to say has no label.
 * PUB-10 Lines of verse that follow each other are parted by line breaks; where the original parts two stanzas, a blank line does.
 * PUB-12 Cells of a table, items of a numbered list and notes keep their place (`layout`), all English paragraphs of theirs too.
 *     Code is printed letter for letter.
 * PUB-11 A line that goes on in the next one of its row is one paragraph with it.
 */
export interface Publication {
  readonly title: string;
  /** “Translated by A and B · 23 November 2026”, or null where neither is wanted. */
  readonly byline: string | null;
  /** How the texts below are written. */
  readonly inline: Inline;
  /** Addresses of links that name a definition of the original. */
  readonly definitions?: Definitions;
  readonly blocks: readonly PublicationBlock[];
}

export type PrintedKind =
  | "title"
  | "heading"
  | "turn"
  | "text"
  | "list-item"
  | "quote"
  | "caption"
  | "note"
  | "table-cell";

export type PublicationBlock =
  | {
      readonly kind: PrintedKind;
      /** 1 to 6 for a heading, else null. */
      readonly level: number | null;
      /** The English name that a turn opens with; `text` is what follows it. */
      readonly speaker: string | null;
      readonly text: string;
      readonly layout?: Layout;
    }
  | { readonly kind: "mark"; readonly text: string };

export interface PublicationInput {
  /** Used where no title row has English. */
  readonly title: string;
  readonly translators: readonly string[];
  /** As it should be printed, or null for none. */
  readonly date: string | null;
  /** The words of marks and byline, in the language of the publication. */
  readonly words: (message: Message<"export", `printed.${string}`>) => string;
  readonly settings: {
    readonly include: "approved" | "all";
    readonly noteOmitted: boolean;
    readonly showTranslators: boolean;
  };
  readonly inline: Inline;
  readonly definitions?: Definitions;
  readonly segments: readonly PublicationSegment[];
}

export function makePublication(input: PublicationInput): Publication {
  const blocks: PublicationBlock[] = [];
  const dress = {
    inline: input.inline,
    highestLevel: highestLevel(input.segments),
    labels: ownLabels(input.segments, input.inline),
  };
  let title: string | null = null;
  let lacking: Lack | null = null;
  let waiting: PublicationSegment[] = [];
  const markWaiting = () => {
    if (lacking) blocks.push(mark(input.words(rowsNotYet(lacking, waiting))));
    lacking = null;
    waiting = [];
  };
  const ownTitle = findOwnTitle(input.segments);
  const rows = asStanzas(
    input.segments.map(withJoinedLines),
    (one) => fateOf(one, input.settings.include) === "printed",
  );

  for (const segment of rows) {
    const fate = fateOf(segment, input.settings.include);
    if (fate === "approved" || fate === "translated") {
      if (lacking !== fate) markWaiting();
      lacking = fate;
      waiting.push(segment);
      continue;
    }
    markWaiting();
    if (fate === "omitted") {
      if (input.settings.noteOmitted) blocks.push(mark(input.words(passageOmitted(segment.omittedReason))));
    } else if (fate === "printed" && segment === ownTitle) {
      title = onOneLine(segment.target);
    } else if (fate === "printed") {
      for (const block of printed(segment, dress)) {
        if (block.kind === "title" && title === null) title = block.text;
        else blocks.push(block);
      }
    }
  }
  markWaiting();
  return {
    title: title ?? asTyped(onOneLine(input.title), input.inline),
    byline: byline(input),
    inline: input.inline,
    ...(input.definitions ? { definitions: input.definitions } : {}),
    blocks,
  };
}

/** A title that nobody typed in this row's notation stands for itself. */
function asTyped(title: string, inline: Inline): string {
  return inline === "marks" ? writePlain(title) : title;
}

/** Lines that go on are one (PUB-11): what it is, the first one says; what follows it, the last. */
function withJoinedLines(segment: PublicationSegment): PublicationSegment {
  if (!segment.source.some(({ goesOn }) => goesOn)) return segment;
  const source: SourceLine[] = [];
  for (const line of segment.source) {
    const above = source.at(-1);
    if (above?.goesOn) source[source.length - 1] = { ...above, lineEnds: line.lineEnds, goesOn: line.goesOn };
    else source.push(line);
  }
  return { ...segment, source };
}

/** What a row is not yet, so that a mark stands for it. */
type Lack = "approved" | "translated";
type Fate = "printed" | "omitted" | "nothing" | Lack;

function fateOf(segment: PublicationSegment, include: "approved" | "all"): Fate {
  if (segment.subState === "omitted") return "omitted";
  const isApproved = segment.state === "reviewed" || segment.state === "final";
  const isEmpty = targetParagraphs(segment.target).length === 0;
  if (isEmpty && segment.source.length === 0) return "nothing";
  if (include === "approved" && !isApproved) return "approved";
  return isEmpty ? "translated" : "printed";
}

const LONGEST_TITLE = 200;

/** The draft's own title (PUB-6), or null. */
function findOwnTitle(segments: readonly PublicationSegment[]): PublicationSegment | null {
  const [first] = segments;
  if (!first || first.source.length > 0 || segments.length === 1) return null;
  if (segments.some(({ source }) => source.some(({ kind }) => kind === "title"))) return null;
  const [text = "", ...more] = targetParagraphs(first.target);
  const isLine = more.length === 0 && text.length <= LONGEST_TITLE && !/[.!…。！]["”’)]*$/u.test(text);
  return isLine ? first : null;
}

/** A heading or title cannot run on, and what follows a turn's first paragraph has no label of its own. */
const RUNS_ON_AS: Readonly<Partial<Record<PrintedKind, PrintedKind>>> = {
  title: "text",
  heading: "text",
  turn: "text",
};

interface Dress {
  readonly inline: Inline;
  readonly highestLevel: number;
  /** How often the English of a turn opens with each label. */
  readonly labels: ReadonlyMap<string, number>;
}

function ownLabels(
  segments: readonly PublicationSegment[],
  inline: Dress["inline"],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source, target } of segments) {
    for (const [index, text] of targetParagraphs(target).entries()) {
      const label = source[index]?.kind === "turn" ? speakerLabel(text, inline) : null;
      if (label) counts.set(label.speaker, (counts.get(label.speaker) ?? 0) + 1);
    }
  }
  return counts;
}

function highestLevel(segments: readonly PublicationSegment[]): number {
  let highest = 6;
  for (const { source } of segments) {
    for (const { kind, level } of source) if (kind === "heading") highest = Math.min(highest, level ?? 1);
  }
  return Math.max(1, highest);
}

function printed(segment: PublicationSegment, dress: Dress): PublicationBlock[] {
  if (segment.source.length > 0 && segment.source.every(({ layout }) => layout?.code))
    return [codeBlock(segment.target)];
  const texts = targetParagraphs(segment.target);
  return texts.map((text, index): PublicationBlock => {
    const source = segment.source[index];
    if (segment.source.length === 0) return { kind: "note", level: null, speaker: null, text };
    if (source === undefined) {
      const last = printedKind(segment.source.at(-1)?.kind ?? "text");
      const { note, cell } = segment.source.at(-1)?.layout ?? {};
      const layout = note !== undefined ? { note } : cell && { cell };
      return { kind: RUNS_ON_AS[last] ?? last, level: null, speaker: null, text, ...(layout && { layout }) };
    }
    // Fewer English paragraphs than Chinese: a heading that was merged with its text would swallow it.
    const isMerged = index === texts.length - 1 && segment.source.length > texts.length;
    const answering = isMerged ? segment.source.slice(index) : [source];
    const chosen = answering.find(({ kind }) => kind !== "heading" && kind !== "title") ?? source;
    return block(chosen, text, dress);
  });
}

function block(
  source: PublicationSegment["source"][number],
  text: string,
  { inline, highestLevel, labels }: Dress,
): PublicationBlock {
  const kind = printedKind(source.kind);
  if (kind === "heading") {
    const level = Math.min(6, Math.max(1, (source.level ?? highestLevel) - highestLevel + 1));
    return { kind, level, speaker: null, text };
  }
  if (kind === "title") return { kind, level: null, speaker: null, text: onOneLine(text) };
  if (kind === "turn") {
    const label = speakerLabel(text, inline);
    const isUsedElsewhere = label !== null && (labels.get(label.speaker) ?? 0) >= 2;
    if (label !== null && (source.label === null || isOwnLabel(label.speaker, source.label, isUsedElsewhere)))
      return { kind, level: null, speaker: label.speaker, text: label.said };
    if (source.label !== null && !beginsWith(text, source.label))
      return { kind, level: null, speaker: source.label, text };
  }
  const layout = source.layout ?? null;
  return { kind, level: null, speaker: null, text, ...(layout && { layout }) };
}

function codeBlock(target: string): PublicationBlock {
  const text = printable(target)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/^(?:[^\S\n]*\n)+|\s+$/g, "");
  return { kind: "text", level: null, speaker: null, text, layout: { code: true } };
}

/** The text begins with these words, set off or not: **Yubei Chen** laughs. */
function beginsWith(text: string, label: string): boolean {
  const bare = text.replace(/^[\s*_“"'‘[(]+/u, "").toLowerCase();
  const words = label.toLowerCase();
  return bare.startsWith(words) && !/^[\p{L}\p{N}]/u.test(bare.slice(words.length));
}

/** What was set aside and brought back is printed as text; verse is text with line breaks (PUB-10). */
function printedKind(kind: ParagraphKind): PrintedKind {
  return kind === "chrome" || kind === "insert" || kind === "verse" ? "text" : kind;
}

function mark(text: string): PublicationBlock {
  return { kind: "mark", text };
}

function rowsNotYet(lack: Lack, rows: readonly PublicationSegment[]): Message<"export", `printed.${string}`> {
  const first = String(rows[0]?.position);
  const last = String(rows.at(-1)?.position);
  return rows.length === 1
    ? { code: "export.printed.row", row: first, lack }
    : { code: "export.printed.rows", first, last, lack };
}

function passageOmitted(reason: string | null): Message<"export", `printed.${string}`> {
  const said = reason === null ? "" : onOneLine(reason);
  return said === ""
    ? { code: "export.printed.omitted" }
    : { code: "export.printed.omitted-why", reason: said };
}

function byline({ settings, translators, date, words }: PublicationInput): string | null {
  const names = translators.map(onOneLine).filter((name) => name !== "");
  const parts = [
    settings.showTranslators && names.length > 0 ? words({ code: "export.printed.translators", names }) : "",
    date === null ? "" : onOneLine(date),
  ].filter((part) => part !== "");
  return parts.length === 0 ? null : parts.join(" \u00B7 ");
}
