/**
 * The Chinese and the English of a unit, whatever language it was made from.
 *
 * TMX-SIDE-1  Chinese is every language whose first part is zh, cmn, zho or chi (`zh-CN`, `zh-Hans`, `ZH_TW`, `zh`); English is en or
 *      eng. Of several variants of one language the first with words counts.
 * TMX-SIDE-2  A text's words are its letters without inline elements; a highlighted part (`hi`) is words. As written text an inline
 *      element is a numbered tag, `{1}…{/1}` for a pair and `{2/}` for one that stands alone.
 */
import type { TmxInline, TmxPiece, TmxUnit, TmxVariant } from "./tmx";

export interface Sides {
  readonly source: TmxVariant;
  readonly target: TmxVariant;
}

export function sidesOf(unit: TmxUnit): Sides | null {
  const source = firstOf(unit, isChinese);
  const target = firstOf(unit, isEnglish);
  return source && target ? { source, target } : null;
}

function firstOf({ variants }: TmxUnit, isIt: (language: string) => boolean): TmxVariant | undefined {
  const those = variants.filter(({ language }) => isIt(language));
  return those.find(({ content }) => wordsOfPieces(content).trim() !== "") ?? those[0];
}

function isChinese(language: string): boolean {
  return /^\s*(?:zh|cmn|zho|chi)(?:[-_]|\s*$)/i.test(language);
}

function isEnglish(language: string): boolean {
  return /^\s*(?:en|eng)(?:[-_]|\s*$)/i.test(language);
}

export function wordsOfPieces(pieces: readonly TmxPiece[]): string {
  return pieces
    .map((piece) =>
      typeof piece === "string" ? piece : piece.tag === "hi" ? wordsOfPieces(piece.content) : "",
    )
    .join("");
}

/** Words with numbered tags (TMX-SIDE-2). */
export function taggedText(pieces: readonly TmxPiece[]): string {
  const numbers = new Map<string, number>();
  let count = 0;
  const write = (piece: TmxPiece): string => {
    if (typeof piece === "string") return piece;
    if (piece.tag === "hi") {
      count += 1;
      const number = count;
      return `{${number}}${piece.content.map(write).join("")}{/${number}}`;
    }
    const pair = pairOf(piece);
    if (piece.tag === "ept" && pair !== undefined && numbers.has(pair)) return `{/${numbers.get(pair)}}`;
    count += 1;
    if (piece.tag === "bpt" && pair !== undefined) {
      numbers.set(pair, count);
      return `{${count}}`;
    }
    return `{${count}/}`;
  };
  return pieces.map(write).join("");
}

function pairOf({ attributes }: TmxInline): string | undefined {
  return attributes.i;
}
