/**
 * From blocks to paragraphs: what each is (title, heading, turn, caption, verse, …), who speaks, where the speech begins,
 * and what is proposed: to set it aside, to part turns that were run together, to join lines that were broken by hand.
 * Works on Chinese originals and on English drafts.
 *
 * SEG-KIND-1  Nothing is changed, joined, parted or left out: one paragraph for each block, its text and separator alike.
 * SEG-KIND-2  A kind that the format states (a Word style, <h2>) stands. Only where it states none, or just "text", do the
 *     rules look at the words.
 * SEG-KIND-3  What is proposed to be set aside keeps the kind it would have otherwise, unless the proposal is SURE.
 * SEG-KIND-4  Setting aside a real paragraph is worse than leaving in an advertisement.
 * SEG-KIND-6  Rules of web pages are for web pages, and for texts that plainly were taken off one.
 * SEG-KIND-5  A paragraph has one proposal at most: what may not belong at all is neither parted nor joined.
 */

import { findAsides } from "../boilerplate/boilerplate";
import { findInserts } from "../boilerplate/inserts";
import type { Origin } from "../boilerplate/origin";
import type { Block, Paragraph, ParagraphKind } from "../paragraph";
import { isSurelyAside, type JoinProposal, type Proposal, type SetAsideProposal } from "../proposal";
import { believedLabels, type LabelledLine } from "./believed-labels";
import { findGluedTurns, type InsideLabel, labelsInside, proposeSplit } from "./glued-turns";
import { isPart, personOf } from "./label-words";
import { isSetOff, type Label, type LabelForm, readLabel } from "./labels";
import { endsLikeSentence, isByline, readLine, sizeOf } from "./lines";
import { whoSpeaks } from "./talk";
import { findVerse } from "./verse";
import { findWrappedLines } from "./wrapped-lines";

/**
 * `origin` says where the text came from: which rules may set its paragraphs aside depends on it (SEG-KIND-6). `title`: what the text is called,
 * where its file says so for certain; then no other line is taken for its title.
 */
export function readStructure(
  blocks: readonly Block[],
  origin: Origin = "text",
  title: string | null = null,
): Paragraph[] {
  const texts = blocks.map((block) => block.text);
  const boilerplate = readAsides(blocks, texts, origin);
  const shown = texts.map(readLine);
  const possible = readLabels(blocks, boilerplate, shown);
  const possibleInside = texts.map((text, index) => {
    const canHold = !boilerplate[index] && (statedKind(blocks[index]!) ?? "turn") === "turn";
    return canHold ? labelsInside(text, possible[index]?.bodyStart ?? 0) : [];
  });
  const { opening: labels, inside } = believe(texts, possible, possibleInside);
  const asides = withoutTurns({ blocks, texts, origin }, boilerplate, labels);
  const lines = liftLoneNumbers(
    texts,
    blocks.map((block, index) =>
      labels[index] || block.isRunning || statedKind(block) ? null : shown[index]!,
    ),
  );
  const inserts = findInserts(
    texts.map((text, index) => ({
      text,
      isAside: asides[index] !== null,
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
      ...(block.marks?.length ? { marks: block.marks } : {}),
      ...(block.layout ? { layout: block.layout } : {}),
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
  const isLineOfOne = linesInside(wrapped);
  const read = guessed.map(({ isGuess, ...paragraph }, index) =>
    isGuess && isLineOfOne[index] ? { ...paragraph, kind: "text" as const, level: null } : paragraph,
  );
  const glued = read.map(({ kind, speaker, aside }, index) => {
    const canHold = !aside && (kind === "turn" || kind === "text");
    return canHold ? findGluedTurns({ inside: inside[index]!, speaker }) : [];
  });
  const forms = new Set(labels.flatMap((label) => label?.form ?? []));
  const speakers = whoSpeaks(
    read.map(({ text, kind, speaker, aside }, index) => ({
      text,
      kind,
      speaker,
      isNameOnly: kind === "turn" && labels[index]?.bodyStart === text.length,
      lastSpeaker: glued[index]!.at(-1)?.speaker ?? null,
      isDoubted: aside !== null,
      hasOtherLabel: kind !== "turn" && isLabelledOtherwise(text, possible[index] ?? null, forms),
    })),
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

/**
 * What may not belong once turns are known: 老周 2023/5/1 10:03 above what he writes is no date of the page, and what
 * stands below it not the page's foot.
 */
function withoutTurns(
  { blocks, texts, origin }: Readable,
  asides: readonly (SetAsideProposal | null)[],
  labels: readonly (Label | null)[],
): readonly (SetAsideProposal | null)[] {
  if (!labels.some((label, index) => label && asides[index])) return asides;
  return readAsides(
    blocks,
    texts.map((text, index) => (labels[index] ? "。" : text)),
    origin,
  );
}

interface Readable {
  readonly blocks: readonly Block[];
  readonly texts: readonly string[];
  readonly origin: Origin;
}

function readAsides(
  blocks: readonly Block[],
  texts: readonly string[],
  origin: Origin,
): (SetAsideProposal | null)[] {
  const stated = blocks.map((block) => (block.kind === "title" ? "title" : statedAside(block)));
  return findAsides(texts, origin, stated).map((aside, index) =>
    // A heading may say what the title says, a cell of a table what the one before it says.
    aside?.kind === "duplicate" && statedKind(blocks[index]!) ? null : aside,
  );
}

/** It opens like a turn of somebody who is not believed: with what could be a name, or set off as the turns of this text are. */
function isLabelledOtherwise(text: string, label: Label | null, forms: ReadonlySet<LabelForm>): boolean {
  if (label?.form === "colon" || label?.form === "bracket") return true;
  return [...forms].some((form) => isSetOff(text, form));
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
  return { kind: "chrome", reason: "segmentation.aside.outside", confidence: 0.7 };
}

/** Set aside in the importer's name (SEG-KIND-3): it is shown as what it was taken for. */
function surelyAside(proposal: SetAsideProposal | null): ParagraphKind | null {
  if (!isSurelyAside(proposal)) return null;
  return proposal?.kind === "insert" || proposal?.kind === "advertisement" ? "insert" : "chrome";
}

/** What could be the speaker label of each block, or null. */
function readLabels(
  blocks: readonly Block[],
  asides: readonly (SetAsideProposal | null)[],
  shown: readonly (LineKind | null)[],
): (Label | null)[] {
  return blocks.map((block, index) => {
    if ((statedKind(block) ?? "turn") !== "turn") return null;
    const kind = shown[index]?.kind;
    if (kind === "caption" || kind === "heading" || kind === "note") return null;
    const label = readLabel(block.text);
    // 老周 2023/5/1 10:03 looks like a page's date, and opens a turn where a chat was copied.
    if (asides[index] && !(label?.isTimed && label.form === "alone")) return null;
    // 文|硅谷101 and 作者：林白 say who wrote; 记者：您好 speaks.
    return label && isByline(block.text) && !isPart(label.name) ? null : label;
  });
}

/** Labels that are believed: of each block the one that opens it, or null, and those inside it. */
interface Believed {
  readonly opening: readonly (Label | null)[];
  readonly inside: readonly (readonly InsideLabel[])[];
}

/** 人物：船工、老板娘, 参加人：田主任、孟工: who is named there speaks, whatever the name looks like. */
const CAST =
  /^(?:登场|登場|剧中|主要)?(?:人物|角色|参加人员?|參加者|参与人|与会者|與會者|出席者?|出席人员?|对谈人?|對談|嘉宾|嘉賓|来宾|來賓|本集來賓|主持|受访人|受访者|受訪者|表演者?|对话者?|到场)(?:\s*[:：]\s*|\u3000)(?<names>.+)$/u;

function castOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) => {
      const names = text.length <= 400 ? CAST.exec(text)?.groups?.names : undefined;
      return names === undefined ? [] : names.split(/[、，,；;/／\s]+|（[^）]*）|\([^)]*\)/u).filter(Boolean);
    }),
  );
}

function believe(
  texts: readonly string[],
  labels: readonly (Label | null)[],
  inside: readonly (readonly InsideLabel[])[],
): Believed {
  const cast = castOf(texts);
  const asPerson = (label: Label): Label =>
    label.standing === "word" && cast.has(label.name) ? { ...label, standing: "name" } : label;
  const asks = texts.map((text, index) => !labels[index] && /[？?][”"’」』）)*_]*$/u.test(text));
  const lines = labels.map((label, at): LabelledLine | null => {
    if (!label) return null;
    const said = texts[at]!.slice(label.bodyStart, inside[at]![0]?.turn.at).trim();
    // A name alone stands above what it says, not above another name.
    const below = labels[at + 1] ? "" : (texts[at + 1] ?? "").trim();
    return { label: asPerson(label), at, said: said === "" ? below : said, isAsked: asks[at - 1] ?? false };
  });
  const opening = believedLabels(lines.filter((line) => line !== null));
  const parts = inside.some((found) => found.length > 0) ? partLines(lines, inside) : [];
  const parted = believedLabels(parts.flatMap(({ line, within }) => [...(line ? [line] : []), ...within]));
  const believed = lines.map((line, index) => {
    const part = parts[index]?.line ?? null;
    return (line && opening.has(line)) || (part && parted.has(part)) ? labels[index]! : null;
  });
  return {
    opening: withOneName(believed),
    inside: inside.map((found, index) => found.filter((_, at) => parted.has(parts[index]!.within[at]!))),
  };
}

/** The labelled lines of the text with its paragraphs parted at the labels inside them; each part counts as one. */
function partLines(
  lines: readonly (LabelledLine | null)[],
  inside: readonly (readonly InsideLabel[])[],
): { readonly line: LabelledLine | null; readonly within: readonly LabelledLine[] }[] {
  let parts = 0;
  return lines.map((line, index) => {
    const at = parts;
    const found = inside[index]!;
    parts += 1 + found.length;
    return {
      line: line && { ...line, at },
      within: found.map(({ label, said }, part) => ({ label, said, at: at + 1 + part, isAsked: false })),
    };
  });
}

/** One name for each person (`personOf`), and none where a name stands above a name. */
function withOneName(labels: readonly (Label | null)[]): (Label | null)[] {
  const names = new Set(labels.flatMap((label) => label?.name ?? []));
  return labels.map((label, index) => {
    const isAboveName = label?.form === "alone" && labels[index + 1]?.form === "alone";
    return label && !isAboveName ? { ...label, name: personOf(label.name, names) } : null;
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

/** Paragraphs of so many characters are those of an article, whose pictures have captions. */
const LONG_PARAGRAPH = 40;

/** What somebody says, asks or leads up to, and a date alone, is no caption of a lost picture. */
const NO_CAPTION =
  /[：:，,；;！？!?“”「」『』…]|^[\d\s年月日号.\-/〇零一二三四五六七八九十]+$|^(?:民国|公元)/u;

/** A first line may be longer: titles of articles have two halves. */
const LONGEST_TITLE = 50;

/** One may say it with its markup, or with more behind it. */
function isSameTitle(line: string, title: string): boolean {
  const [one, other] = [line, title].map((text) => text.replace(/[\s\p{P}\p{S}]+/gu, ""));
  return one !== "" && (one!.startsWith(other!) || other!.startsWith(one!));
}

/** 参与人：全体同学 three times is a form's, and no heading: what stands before the colon. */
function recurringFields(blocks: readonly Block[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(
    blocks.flatMap(({ text }) => {
      const field = fieldOf(text);
      if (field === null || !seen.has(field)) {
        if (field !== null) seen.add(field);
        return [];
      }
      return [field];
    }),
  );
}

function fieldOf(text: string): string | null {
  return /^([^:：]{1,12})[:：]/u.exec(text)?.[1] ?? null;
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
  const fields = recurringFields(blocks);
  const headings = lines.flatMap((line, index) => (line?.kind === "heading" ? [index] : []));
  const hasTitle = blocks.some(
    (block) => block.kind === "title" || (block.kind === "heading" && block.level === 1),
  );

  // Among long paragraphs a short line is a picture's; in a story it is one of its own lines.
  const sizes = blocks.flatMap((block, index) =>
    isText(index) && !lines[index] && endsLikeSentence(block.text) ? [sizeOf(block.text)] : [],
  );
  const isLongText =
    sizes.reduce((sum, size) => sum + size, 0) >= LONG_PARAGRAPH * sizes.length && sizes.length > 0;
  const isLong = (index: number) => isText(index) && sizeOf(blocks[index]?.text ?? "") >= LONG_PARAGRAPH;
  const isLikeCaption = (index: number) =>
    isLongText && NO_CAPTION.test(blocks[index]!.text) === false && (isLong(index - 1) || isLong(index + 1));

  return blocks.map((block, index) => {
    const isKnown = labels[index] || lines[index] || verse[index] || block.isRunning || statedKind(block);
    if (!isText(index) || isKnown || labels[index - 1]?.form === "alone") return null;
    if (fields.has(fieldOf(block.text) ?? "")) return null;
    if (endsLikeSentence(block.text) || isByline(block.text) || !/\p{L}/u.test(block.text)) return null;
    const size = sizeOf(block.text);
    const mayBeTitle = title === null || isSameTitle(block.text, title);
    if (index === first && !hasTitle && mayBeTitle && size <= LONGEST_TITLE && blocks.length > 2)
      return { kind: "title", level: null };
    if (size > LONGEST_HEADING || block.text.length > 160 || /[。！？]./u.test(block.text)) return null;
    if (headings.length >= 2) {
      return index > headings[0]! && size >= 4 && isLikeCaption(index)
        ? { kind: "caption", level: null }
        : null;
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
