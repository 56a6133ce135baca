/**
 * Verse: several short lines in a row that the format did not explain.
 *
 * SEG-VERSE-1  Two lines or more of equally many characters, 4, 5 or 7, or twice that with a mark in the middle (廿载青山伴鬓华，
 *     一犁春雨两人家。): the old forms. Two lines only where each has two halves or where they stand in quotation marks
 *     of one poem; else four.
 * SEG-VERSE-2  Four lines or more of 3 to 18 characters, 4 to 11 on the average, at most one in four of them with a full stop, and none
 *     with quotation marks of speech, a colon, digits, Latin letters or wide spaces within: free verse. Menus, lists of
 *     ingredients and tables show one of these.
 *
 * A wrong guess changes a kind, which a person sees; nothing is joined or parted by it.
 */

/** Chinese characters with marks between and behind; the groups are the halves of a line. */
const OLD_FORM = /^([\p{Script=Han}]{4,7})(?:[，,、；;]([\p{Script=Han}]{4,7}))?[，,。！？!?；;、]?$/u;
const FREE = /^[\p{Script=Han}][\p{Script=Han}，、；。？！…—·“”‘’《》]{2,24}$/u;
const HAN = /\p{Script=Han}/gu;
/** Lines longer than this (UTF-16 units) are not looked at. */
const LONGEST = 32;
const FEWEST = 4;

/** Which lines are verse. `isOpen` says of which nothing else is known. */
export function findVerse(texts: readonly string[], isOpen: readonly boolean[]): boolean[] {
  const verse = texts.map(() => false);
  const shapes = texts.map((text, index) => (isOpen[index] && text.length <= LONGEST ? shapeOf(text) : null));
  for (let from = 0; from < texts.length; from += 1) {
    if (!shapes[from]) continue;
    let to = from;
    while (to < texts.length && shapes[to]) to += 1;
    for (const [start, end] of stanzas(shapes.slice(from, to) as Shape[]))
      for (let at = start; at < end; at += 1) verse[from + at] = true;
    from = to;
  }
  return verse;
}

interface Shape {
  readonly han: number;
  /** Characters of each half in an old form: "7", "7+7"; null for none. */
  readonly old: string | null;
  readonly isFree: boolean;
  readonly hasStop: boolean;
  readonly text: string;
}

function shapeOf(text: string): Shape | null {
  const old = OLD_FORM.exec(text);
  const halves = old && [old[1]!, ...(old[2] === undefined ? [] : [old[2]])].map((half) => half.length);
  const isOld =
    halves !== null && [4, 5, 7].includes(halves[0]!) && halves.every((half) => half === halves[0]);
  const han = (text.match(HAN) ?? []).length;
  const isFree = FREE.test(text) && han >= 3 && han <= 18 && !/^[“"「]|[”"」]$/u.test(text);
  if (!isOld && !isFree) return null;
  return { han, old: isOld ? halves.join("+") : null, isFree, hasStop: /[。！？]$/u.test(text), text };
}

/** Runs of verse among lines that follow each other, as [start, end). */
function stanzas(lines: readonly Shape[]): (readonly [number, number])[] {
  const olds: (readonly [number, number])[] = [];
  for (let start = 0; start < lines.length; ) {
    const { old } = lines[start]!;
    let end = start + 1;
    while (end < lines.length && lines[end]!.old === old) end += 1;
    if (old !== null && end - start >= (old.includes("+") ? 2 : FEWEST) && isMarked(lines.slice(start, end)))
      olds.push([start, end]);
    start = end;
  }
  if (olds.length > 0 || !isFreeVerse(lines)) return olds;
  return [[0, lines.length]];
}

/** A column of names or headings of four characters has no marks; a poem has some, or longer lines. */
function isMarked(lines: readonly Shape[]): boolean {
  return lines.some(({ text }) => /[，。；！？]$/u.test(text)) || lines[0]!.han >= 5;
}

function isFreeVerse(lines: readonly Shape[]): boolean {
  if (lines.length < FEWEST || lines.some(({ isFree }) => !isFree)) return false;
  const average = lines.reduce((sum, { han }) => sum + han, 0) / lines.length;
  const stops = lines.filter(({ hasStop }) => hasStop).length;
  const isVaried = new Set(lines.map(({ text }) => text)).size > lines.length / 2;
  return average >= 4 && average <= 11 && stops <= lines.length / 4 && isVaried;
}
