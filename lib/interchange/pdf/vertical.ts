import { isWide, type PdfItem } from "./lines";

/**
 * PDF-8  Text that is set from top to bottom, its columns from right to left, is turned by a quarter: a column becomes a line, and
 *     all other rules hold of it as they do of lines. Signs in their upright form (︒ ﹁) become the ones that are written (。「).
 *
 * A PDF says so in three ways: a font with a vertical CMap (UniGB-UCS2-V); characters that are shown one by one, each below
 * the last (browsers); words of Latin letters that lie on their side between them.
 */
export interface Turned {
  /** Pieces of vertical text, in coordinates of the page turned by a quarter. */
  readonly turned: readonly PdfItem[];
  /** What stands across on the page: its number, its running title. */
  readonly across: readonly PdfItem[];
}

/** The page's vertical text; null where most of it is set across. */
export function turnVertical(items: readonly PdfItem[], pageHeight: number): Turned | null {
  const shown = items.filter(({ str }) => str.trim() !== "");
  const isDown = downwards(shown);
  const vertical = shown.filter((_, index) => isDown[index]);
  if (2 * lengthOf(vertical) <= lengthOf(shown)) return null;
  return {
    turned: vertical.map((item) => turn(item, pageHeight)),
    across: shown.filter((_, index) => !isDown[index]),
  };
}

function downwards(items: readonly PdfItem[]): boolean[] {
  const follows = items.map((item, index) => index > 0 && isBelow(items[index - 1]!, item));
  const isDown = items.map((item, index) => {
    if (item.dir === "ttb" || liesOnItsSide(item)) return true;
    return isOne(item) && (follows[index] || follows[index + 1] || false);
  });
  // One alone at the head of a column, before a word on its side.
  return items.map(
    (item, index) =>
      isDown[index]! || (isWide(item.str, 0) && isOne(item) && !!isDown[index - 1] && !!isDown[index + 1]),
  );
}

/** One character, as browsers show those of a vertical line; two digits side by side are one, too. */
function isOne({ str }: PdfItem): boolean {
  const text = str.trim();
  return ([...text].length === 1 && isWide(text, 0)) || /^[0-9]{1,2}$/u.test(text);
}

function isBelow(one: PdfItem, next: PdfItem): boolean {
  if (!isOne(one) || !isOne(next)) return false;
  const size = sizeOf(next);
  const down = (one.transform[5] ?? 0) - (next.transform[5] ?? 0);
  const aside = Math.abs((one.transform[4] ?? 0) - (next.transform[4] ?? 0));
  return aside < 0.3 * size && down > 0.5 * size && down < 2.5 * size;
}

function liesOnItsSide({ transform: [a = 0, b = 0] }: PdfItem): boolean {
  return b < 0 && Math.abs(a) < 0.1 * Math.abs(b);
}

function sizeOf({ transform: [a = 0, b = 0, c = 0, d = 0] }: PdfItem): number {
  return Math.hypot(c, d) || Math.hypot(a, b) || 1;
}

/** From the base line of a character to its upper edge, in multiples of its size. */
const ASCENT = 0.88;

function turn(item: PdfItem, pageHeight: number): PdfItem {
  const size = sizeOf(item);
  const [, , , , x = 0, y = 0] = item.transform;
  const isSide = liesOnItsSide(item);
  const isColumn = item.dir === "ttb";
  const top = isColumn || isSide ? y : y + ASCENT * size;
  const left = isColumn ? x - size / 2 : isSide ? x - 0.2 * size : x;
  return {
    str: item.str.replace(UPRIGHT, (sign) => WRITTEN.get(sign) ?? sign),
    transform: [size, 0, 0, size, pageHeight - top, left],
    width: isSide ? item.width : isColumn ? item.height : size,
    height: size,
    dir: "ltr",
    hasEOL: false,
  };
}

function lengthOf(items: readonly PdfItem[]): number {
  return items.reduce((sum, { str }) => sum + str.trim().length, 0);
}

/** Presentation forms for vertical text, and what is written: Unicode, U+FE10–FE19 and U+FE30–FE48. */
const UPRIGHT = /[\uFE10-\uFE19\uFE30-\uFE48]/gu;
const WRITTEN: ReadonlyMap<string, string> = new Map(
  Array.from("︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈", (sign, at) => [
    sign,
    Array.from("，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］")[at] ?? sign,
  ]),
);
