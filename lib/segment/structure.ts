/**
 * From blocks to paragraphs: what each is (title, heading, turn, caption, verse, …), who speaks, where the speech begins,
 * and what is proposed: to set it aside, to part turns that were run together, to join lines that were broken by hand.
 * Works on Chinese originals and on English drafts.
 *
 * S1  Nothing is changed, joined, parted or left out: one paragraph for each block, its text and separator alike.
 * S2  A kind that the format states (a Word style, <h2>) stands. Only where it states none, or just "text", do the
 *     rules look at the words.
 * S3  What is proposed to be set aside keeps the kind it would have otherwise, unless the proposal is SURE.
 * S4  Setting aside a real paragraph is worse than leaving in an advertisement.
 * S6  Rules of web pages are for web pages, and for texts that plainly were taken off one.
 * S5  A paragraph has one proposal at most: what may not belong at all is neither parted nor joined.
 */

import { findAsides } from "./asides";
import { findGluedTurns, proposeSplit } from "./glued";
import { findInserts } from "./inserts";
import { isRole } from "./label-words";
import { believedLabels, keyOf, type Label, readLabel } from "./labels";
import { endsLikeSentence, isByline, readLine, sizeOf } from "./lines";
import type { Origin } from "./origin";
import type { Block, Paragraph, ParagraphKind } from "./paragraph";
import { isSurelyAside, type JoinProposal, type Proposal, type SetAsideProposal } from "./proposal";
import { whoSpeaks } from "./talk";
import { findVerse } from "./verse";
import { findWrappedLines } from "./wrapped";

/**
 * `origin` says where the text came from: which rules may set its paragraphs aside depends on it (S6). `title`: what the text is called,
 * where its file says so for certain; then no other line is taken for its title.
 */
export function readStructure(
  blocks: readonly Block[],
  origin: Origin = "text",
  title: string | null = null,
): Paragraph[] {
  const texts = blocks.map((block) => block.text);
  const asides = findAsides(
    texts,
    origin,
    blocks.map((block) => (block.kind === "title" ? "title" : statedAside(block))),
  ).map((aside, index) => {
    // A heading may say what the title says, a cell of a table what the one before it says.
    return aside?.kind === "duplicate" && statedKind(blocks[index]!) ? null : aside;
  });
  const shown = texts.map(readLine);
  const labels = findLabels(blocks, asides, shown);
  const lines = liftLoneNumbers(
    texts,
    blocks.map((block, index) =>
      labels[index] || block.isRunning || statedKind(block) ? null : shown[index]!,
    ),
  );
  const inserts = findInserts(
    texts.map((text, index) => ({
      // What does not belong shares no words with the text either; it is left out by giving it none.
      text: asides[index] ? "" : text,
      isTurn: labels[index] !== null,
      isCaption: lines[index]?.kind === "caption",
    })),
  );
  const verse = findVerse(
    texts,
    blocks.map((block, index) => !asides[index] && !labels[index] && !lines[index] && !statedKind(block)),
  );
  const shorts = readShortLines({ blocks, asides, labels, lines, verse, title });

  const guessed = blocks.map((block, index) => {
    const aside = asides[index] ?? statedAside(block) ?? inserts[index] ?? null;
    const label = labels[index] ?? null;
    const line = lines[index] ?? (verse[index] ? VERSE : null) ?? shorts[index] ?? null;
    const kind = surelyAside(aside) ?? statedKind(block) ?? (label ? "turn" : null) ?? line?.kind ?? "text";
    const isTurn = kind === "turn" && label !== null;
    return {
      text: block.text,
      separator: block.separator,
      kind,
      level: block.level ?? (kind === "heading" ? (line?.level ?? 2) : null),
      speaker: isTurn ? label.name : (block.speaker ?? null),
      bodyStart: isTurn ? label.bodyStart : 0,
      aside,
      isGuess: kind === shorts[index]?.kind && !lines[index],
    };
  });
  const wrapped = findWrappedLines(
    guessed.map(({ text, separator, kind, aside, isGuess }, index) => {
      const isText = !aside && statedKind(blocks[index]!) === null;
      const isProse = kind === "text" || isGuess;
      return {
        text,
        separator,
        canGoOn: isText && (kind === "turn" || isProse),
        canFollow: isText && isProse,
      };
    }),
  );
  // A line that goes on in the next was no title or heading.
  const inside = linesInside(wrapped);
  const read = guessed.map(({ isGuess, ...paragraph }, index) =>
    isGuess && inside[index] ? { ...paragraph, kind: "text" as const, level: null } : paragraph,
  );
  const glued = findGluedTurns(
    read.map(({ text, kind, speaker, bodyStart, aside }) => {
      return { text, speaker, bodyStart, canHold: !aside && (kind === "turn" || kind === "text") };
    }),
  );
  const speakers = whoSpeaks(
    read.map(({ text, kind, speaker, aside }, index) => {
      const lastSpeaker = glued[index]!.at(-1)?.speaker ?? null;
      return { text, kind, speaker, lastSpeaker, isDoubted: aside !== null };
    }),
  );
  return read.map(({ aside, ...paragraph }, index): Paragraph => {
    const proposal: Proposal | null =
      aside ?? proposeSplit(glued[index]!, speakers[index]!) ?? wrapped[index] ?? null;
    return { ...paragraph, speaker: speakers[index]!, proposal };
  });
}

/** Which paragraphs are lines of one that was broken by hand. */
function linesInside(wrapped: readonly (JoinProposal | null)[]): boolean[] {
  let left = 0;
  return wrapped.map((join) => {
    left = join?.count ?? left;
    left -= 1;
    return left >= 0;
  });
}

const VERSE = { kind: "verse", level: null } as const;

/** The kind that the format states; "text" is what a format says when it knows nothing. */
function statedKind(block: Block): ParagraphKind | null {
  return block.kind === "text" ? null : block.kind;
}

/** A reader of web pages marks what it found outside the article: menus, side bars, footers. It may be wrong: a person decides. */
function statedAside(block: Block): SetAsideProposal | null {
  if (block.kind !== "chrome") return null;
  if (block.aside) return { kind: "chrome", ...block.aside };
  return { kind: "chrome", reason: "It stands outside the article on the web page.", confidence: 0.7 };
}

/** Set aside in the importer's name (S3): it is shown as what it was taken for. */
function surelyAside(proposal: SetAsideProposal | null): ParagraphKind | null {
  if (!isSurelyAside(proposal)) return null;
  return proposal?.kind === "insert" || proposal?.kind === "advertisement" ? "insert" : "chrome";
}

/** The believed speaker label of each block, or null. */
function findLabels(
  blocks: readonly Block[],
  asides: readonly (SetAsideProposal | null)[],
  shown: readonly (LineKind | null)[],
): (Label | null)[] {
  const labels = blocks.map((block, index) => {
    if (asides[index] || (statedKind(block) ?? "turn") !== "turn") return null;
    if (shown[index]?.kind === "caption") return null;
    const label = readLabel(block.text);
    // 文|硅谷101 and 作者：林白 say who wrote; 记者：您好 speaks.
    return label && isByline(block.text) && !isRole(label.name) ? null : label;
  });
  const believed = believedLabels(labels.filter((label) => label !== null));
  return labels.map((label, index) => {
    if (!label || !believed.has(keyOf(label))) return null;
    // A name alone stands above what it says, not above another name.
    const isAlone =
      label.form === "alone" &&
      labels[index + 1]?.form === "alone" &&
      believed.has(keyOf(labels[index + 1]!));
    return isAlone ? null : label;
  });
}

type LineKind = { readonly kind: ParagraphKind; readonly level: number | null };

/** `6. 片厂` among items 5 and 7 is an item of a list; alone above a text it is the heading of a chapter. */
function liftLoneNumbers(texts: readonly string[], lines: readonly (LineKind | null)[]): (LineKind | null)[] {
  return lines.map((line, index) => {
    if (line?.kind !== "list-item" || index === lines.length - 1) return line;
    if (lines[index - 1]?.kind === "list-item" || lines[index + 1]?.kind === "list-item") return line;
    const text = texts[index]!;
    const isHeading = /^\d/.test(text) && sizeOf(text) <= 15 && !/[。；;，,：:.！？!?]$/u.test(text);
    return isHeading ? { kind: "heading", level: 2 } : line;
  });
}

/** A heading or title longer than this, in Chinese characters and English words, would not be one. */
const LONGEST_HEADING = 30;

/** Above a turn or a list, however short those are, a shorter line is a heading. */
const LONGEST_ABOVE = 14;

/** A first line may be longer: titles of articles have two halves. */
const LONGEST_TITLE = 50;

/** One may say it with its markup, or with more behind it. */
function isSameTitle(line: string, title: string): boolean {
  const [one, other] = [line, title].map((text) => text.replace(/[\s\p{P}\p{S}]+/gu, ""));
  return one !== "" && (one!.startsWith(other!) || other!.startsWith(one!));
}

/**
 * Short lines without a stop, which only their place explains. The first one of the text is its title. Where the
 * text numbers its headings (01, 一、), a short line without a number is the caption of a picture that was lost;
 * elsewhere it is a heading if a longer paragraph follows.
 */
function readShortLines(seen: {
  readonly blocks: readonly Block[];
  readonly asides: readonly (SetAsideProposal | null)[];
  readonly verse: readonly boolean[];
  readonly labels: readonly (Label | null)[];
  readonly lines: readonly (LineKind | null)[];
  readonly title: string | null;
}): (LineKind | null)[] {
  const { blocks, asides, labels, lines, verse, title } = seen;
  const isText = (index: number) => index < blocks.length && !asides[index];
  const first = blocks.findIndex((_, index) => isText(index));
  // For each block the next one that belongs, -1 behind the last; from the end, so that a long text is gone through once.
  const nextText = blocks.map(() => -1);
  for (let index = blocks.length - 2; index >= 0; index -= 1)
    nextText[index] = isText(index + 1) ? index + 1 : nextText[index + 1]!;
  const headings = lines.flatMap((line, index) => (line?.kind === "heading" ? [index] : []));
  const hasTitle = blocks.some(
    (block) => block.kind === "title" || (block.kind === "heading" && block.level === 1),
  );

  return blocks.map((block, index) => {
    const isKnown = labels[index] || lines[index] || verse[index] || block.isRunning || statedKind(block);
    if (!isText(index) || isKnown) return null;
    if (endsLikeSentence(block.text) || isByline(block.text) || !/\p{L}/u.test(block.text)) return null;
    const size = sizeOf(block.text);
    const mayBeTitle = title === null || isSameTitle(block.text, title);
    if (index === first && !hasTitle && mayBeTitle && size <= LONGEST_TITLE && blocks.length > 2)
      return { kind: "title", level: null };
    if (size > LONGEST_HEADING || block.text.length > 160 || /[。！？]./u.test(block.text)) return null;
    if (headings.length >= 2) {
      return index > headings[0]! && size >= 4 ? { kind: "caption", level: null } : null;
    }
    if (/[？！?!]$/u.test(block.text)) return null;
    const next = nextText[index]!;
    if (
      next !== -1 &&
      size <= LONGEST_ABOVE &&
      index > first &&
      (labels[next] || lines[next]?.kind === "list-item")
    )
      return lines[index - 1]?.kind === "list-item" && lines[next] ? null : { kind: "heading", level: 2 };
    const opensText = next !== -1 && sizeOf(blocks[next]!.text) > Math.max(20, size * 1.5);
    return opensText && size >= 2 && index > first ? { kind: "heading", level: 2 } : null;
  });
}
