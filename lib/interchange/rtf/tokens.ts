/**
 * RTF as tokens: `{`, `}`, control words with their numbers, bytes of text. Goes through the file once, without recursion.
 *
 * Source: Rich Text Format Specification 1.9.1 (Microsoft, 2008), “Contents of an RTF File”.
 */
export type RtfToken =
  | { readonly type: "open" }
  | { readonly type: "close" }
  /** `\b0`: name "b", number 0; `\b`: number null. A control symbol (`\*`, `\~`) has its sign for a name. */
  | { readonly type: "control"; readonly name: string; readonly number: number | null }
  /** One byte, written `\'hh` or as it is. */
  | { readonly type: "byte"; readonly byte: number };

const BACKSLASH = 0x5c;

export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7b) yield OPEN;
    else if (byte === 0x7d) yield CLOSE;
    else if (byte === BACKSLASH) {
      const next = bytes[at + 1] ?? 0;
      if (isLetter(next)) {
        const word = controlWord(bytes, at + 1);
        at = word.end;
        // What follows `\bin` is so many bytes of anything.
        if (word.name === "bin") at += Math.max(0, word.number ?? 0);
        else yield { type: "control", name: word.name, number: word.number };
        continue;
      }
      if (next === 0x27) {
        const value = Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 0, bytes[at + 3] ?? 0), 16);
        if (Number.isNaN(value)) at += 2;
        else {
          yield { type: "byte", byte: value };
          at += 4;
        }
        continue;
      }
      // A backslash at the end of a line is a paragraph mark.
      if (next === 0x0a || next === 0x0d) yield { type: "control", name: "par", number: null };
      else yield { type: "control", name: String.fromCharCode(next), number: null };
      at += 2;
      continue;
    } else if (byte !== 0x0a && byte !== 0x0d) yield { type: "byte", byte };
    at += 1;
  }
}

const OPEN: RtfToken = { type: "open" };
const CLOSE: RtfToken = { type: "close" };

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Longer names and numbers than these mean nothing. */
const LONGEST_NAME = 40;
const LONGEST_NUMBER = 10;

function controlWord(bytes: Uint8Array, from: number): { name: string; number: number | null; end: number } {
  let at = from;
  while (isLetter(bytes[at] ?? 0) && at - from < LONGEST_NAME) at += 1;
  const name = String.fromCharCode(...bytes.subarray(from, at));
  const digits = at;
  if (bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0)) at += 1;
  while (isDigit(bytes[at] ?? 0) && at - digits < LONGEST_NUMBER) at += 1;
  const number = at === digits ? null : Number(String.fromCharCode(...bytes.subarray(digits, at)));
  // One space belongs to the word that it ends.
  return { name, number, end: bytes[at] === 0x20 ? at + 1 : at };
}
