import iconv from "iconv-lite";
import { decodeHz } from "./hz";

/** The encodings that can be read, and how bytes in each become text. */

export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "utf-32le",
  "utf-32be",
  "gb18030",
  "big5",
  "hz",
  "windows-1252",
  "utf-8+gb18030",
  "utf-8+big5",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Labels people and pages use → what they mean on the web (gb2312 means GBK, and GB18030 holds both). */
const LABELS: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  utf16: "utf-16le",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  utf32: "utf-32le",
  utf32le: "utf-32le",
  utf32be: "utf-32be",
  gb2312: "gb18030",
  gb231280: "gb18030",
  gbk: "gb18030",
  gb18030: "gb18030",
  cp936: "gb18030",
  windows936: "gb18030",
  xgbk: "gb18030",
  big5: "big5",
  big5hkscs: "big5",
  cp950: "big5",
  windows950: "big5",
  xxbig5: "big5",
  windows1252: "windows-1252",
  cp1252: "windows-1252",
  iso88591: "windows-1252",
  latin1: "windows-1252",
  hz: "hz",
  hzgb2312: "hz",
  "utf8+gb18030": "utf-8+gb18030",
  "utf8+gbk": "utf-8+gb18030",
  "utf8+big5": "utf-8+big5",
};

export function encodingOf(label: string): Encoding | null {
  // What a person or a page calls an encoding, or null where it is none that can be read.
  const key = label.toLowerCase().replace(/[^a-z0-9+]/g, "");
  return Object.hasOwn(LABELS, key) ? (LABELS[key] ?? null) : null;
}

/** Never throws: what cannot be decoded becomes U+FFFD. Takes no byte order mark away. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "utf-32le" || encoding === "utf-32be") return decodeUtf32(bytes, encoding === "utf-32le");
  // ICU's Big5 lacks the Hong Kong characters that Big5 has on the web; iconv-lite has the web's table.
  // Node 20 decodes windows-1252 as Latin-1 and loses its quotes and dashes.
  if (encoding === "windows-1252") return iconv.decode(bytes, "windows-1252");
  if (encoding === "hz") return decodeHz(bytes);
  if (encoding === "utf-8+gb18030") return decodeLines(bytes, "gb18030");
  if (encoding === "utf-8+big5") return decodeLines(bytes, "big5");
  if (encoding === "big5") return iconv.decode(bytes, "big5-hkscs", { stripBOM: false });
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    pieces.push(isScalar ? String.fromCodePoint(code) : "\uFFFD");
  }
  if (bytes.length % 4 !== 0) pieces.push("\uFFFD");
  return pieces.join("");
}

/** Two files pasted together: a line that is valid UTF-8 is UTF-8, any other is in the second encoding. */
function decodeLines(bytes: Uint8Array, second: "gb18030" | "big5"): string {
  return linesOfBytes(bytes)
    .map((line) => decodeAs(line, isValidUtf8(line) ? "utf-8" : second))
    .join("");
}

/** Line ends (LF) included. Neither GB18030 nor Big5 has a LF inside a character. */
export function linesOfBytes(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    const next = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(start, next));
    start = next;
  }
  return lines;
}

export function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return false;
  }
}
