/**
 * From blocks to paragraphs: what each is (title, heading, turn, caption, …), who speaks, where the speech begins,
 * and whether it should be set aside. Works on Chinese originals and on English drafts.
 *
 * S1  Nothing is changed, joined, parted or left out: one paragraph for each block, its text and separator alike.
 * S2  A kind that the format states (a Word style, <h2>) stands. Only where it states none, or just "text", do the
 *     rules look at the words.
 * S3  What is proposed to be set aside keeps the kind it would have otherwise, unless the proposal is SURE.
 * S4  Setting aside a real paragraph is worse than leaving in an advertisement.
 */

import { findFurniture } from "./furniture";
import { findInserts } from "./inserts";
import { believedLabels, type Label, readLabel } from "./labels";
import { endsLikeSentence, isByline, readLine, sizeOf } from "./lines";
import { type Block, type Paragraph, type ParagraphKind, type SetAsideProposal, SURE } from "./paragraph";

export function readStructure(blocks: readonly Block[]): Paragraph[] {
  const texts = blocks.map((block) => block.text);
  const furniture = findFurniture(texts);
  const labels = findLabels(blocks, furniture);
  const lines = liftLoneNumbers(
    texts,
    blocks.map((block, index) => readOpenLine(block, labels[index] ?? null)),
  );
  const inserts = findInserts(
    texts.map((text, index) => ({
      // Furniture shares no words with the text either; it is left out by giving it none.
      text: furniture[index] ? "" : text,
      isTurn: labels[index] !== null,
      isCaption: lines[index]?.kind === "caption",
    })),
  );
  const shorts = readShortLines({ blocks, furniture, labels, lines });

  return blocks.map((block, index): Paragraph => {
    const proposal = furniture[index] ?? statedAside(block) ?? inserts[index] ?? null;
    const label = labels[index] ?? null;
    const line = lines[index] ?? shorts[index] ?? null;
    const kind =
      surelyAside(proposal) ?? statedKind(block) ?? (label ? "turn" : null) ?? line?.kind ?? "text";
    const isTurn = kind === "turn" && label !== null;
    return {
      text: block.text,
      separator: block.separator,
      kind,
      level: block.level ?? (kind === "heading" ? (line?.level ?? 2) : null),
      speaker: isTurn ? label.name : null,
      bodyStart: isTurn ? label.bodyStart : 0,
      proposal,
    };
  });
}

/** The kind that the format states; "text" is what a format says when it knows nothing. */
function statedKind(block: Block): ParagraphKind | null {
  return block.kind === "text" ? null : block.kind;
}

/** A reader of web pages marks what it found outside the article: menus, side bars, footers. It may be wrong: a person decides. */
function statedAside(block: Block): SetAsideProposal | null {
  if (block.kind !== "chrome") return null;
  return { kind: "chrome", reason: "It stands outside the article on the web page.", confidence: 0.7 };
}

/** Set aside in the importer's name (S3): it is shown as what it was taken for. */
function surelyAside(proposal: SetAsideProposal | null): ParagraphKind | null {
  if (!proposal || proposal.confidence < SURE) return null;
  return proposal.kind === "insert" ? "insert" : "chrome";
}

/** The believed speaker label of each block, or null. */
function findLabels(
  blocks: readonly Block[],
  furniture: readonly (SetAsideProposal | null)[],
): (Label | null)[] {
  const labels = blocks.map((block, index) => {
    if (furniture[index] || (statedKind(block) ?? "turn") !== "turn") return null;
    return readLine(block.text)?.kind === "caption" ? null : readLabel(block.text);
  });
  const believed = believedLabels(labels.filter((label) => label !== null));
  return labels.map((label) => (label && believed.has(label.name) ? label : null));
}

type LineKind = { readonly kind: ParagraphKind; readonly level: number | null };

function readOpenLine(block: Block, label: Label | null): LineKind | null {
  return label || statedKind(block) ? null : readLine(block.text);
}

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

/** A first line may be longer: titles of articles have two halves. */
const LONGEST_TITLE = 50;

/**
 * Short lines without a stop, which only their place explains. The first one of the text is its title. Where the
 * text numbers its headings (01, 一、), a short line without a number is the caption of a picture that was lost;
 * elsewhere it is a heading if a longer paragraph follows.
 */
function readShortLines(seen: {
  readonly blocks: readonly Block[];
  readonly furniture: readonly (SetAsideProposal | null)[];
  readonly labels: readonly (Label | null)[];
  readonly lines: readonly (LineKind | null)[];
}): (LineKind | null)[] {
  const { blocks, furniture, labels, lines } = seen;
  const isText = (index: number) => index < blocks.length && !furniture[index];
  const first = blocks.findIndex((_, index) => isText(index));
  const headings = lines.flatMap((line, index) => (line?.kind === "heading" ? [index] : []));
  const hasTitle = blocks.some(
    (block) => block.kind === "title" || (block.kind === "heading" && block.level === 1),
  );

  return blocks.map((block, index) => {
    if (!isText(index) || labels[index] || lines[index] || statedKind(block)) return null;
    if (endsLikeSentence(block.text) || isByline(block.text) || !/\p{L}/u.test(block.text)) return null;
    const size = sizeOf(block.text);
    if (index === first && !hasTitle && size <= LONGEST_TITLE && blocks.length > 2)
      return { kind: "title", level: null };
    if (size > LONGEST_HEADING || block.text.length > 160 || /[。！？]./u.test(block.text)) return null;
    if (headings.length >= 2) {
      return index > headings[0]! && size >= 4 ? { kind: "caption", level: null } : null;
    }
    if (/[？！?!]$/u.test(block.text)) return null;
    const next = blocks.findIndex((_, later) => later > index && isText(later));
    const opensText = next !== -1 && sizeOf(blocks[next]!.text) > Math.max(20, size * 1.5);
    return opensText && size >= 2 && index > first ? { kind: "heading", level: 2 } : null;
  });
}
