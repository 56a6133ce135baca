/**
 * Where speech runs on: for each end of an item, whether a quotation is open there. Novels put an answer of five
 * sentences between one pair of marks, so that the sentences in its middle show none.
 *
 * ALN-QUOTE-1  “ 「 『 open and ” 」 』 close, in both languages.
 * ALN-QUOTE-2  A straight " or ', and ‘ ’, open at the start of a word and close at its end; between two letters they are an apostrophe.
 *     Not handled: one that closes after a dash ("But—"), and straight ones inside Chinese.
 * ALN-QUOTE-3  A mark that opens while the same is open means that the closing one was forgotten, or that a new paragraph goes on.
 */

const LETTER = /[\p{L}\p{N}]/u;

/** 1 at index k when a quotation is open after k items; index 0 is the start of the text. */
export function quotedAfter(texts: readonly string[]): Uint8Array {
  const open = new Uint8Array(texts.length + 1);
  let isOpen = false;
  let isOpenSingle = false;
  texts.forEach((text, item) => {
    for (let at = 0; at < text.length; at++) {
      const mark = text[at]!;
      if ("“「『".includes(mark)) isOpen = true;
      else if ("”」』".includes(mark)) isOpen = false;
      else if (mark === '"' || mark === "'" || mark === "‘" || mark === "’") {
        const before = LETTER.test(text[at - 1] ?? "");
        const after = LETTER.test(text[at + 1] ?? "");
        if (before && after) continue;
        const opens = mark === "‘" || (mark !== "’" && !/[^\s([—–-]/u.test(text[at - 1] ?? " "));
        if (mark === '"') isOpen = opens;
        else if (opens) isOpenSingle = true;
        else isOpenSingle = false;
      }
    }
    open[item + 1] = isOpen || isOpenSingle ? 1 : 0;
  });
  return open;
}
