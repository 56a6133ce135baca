import { decodeAs, type Encoding, isValidUtf8, linesOfBytes } from "./encodings";
import { wideShare } from "./frequent";

/** An encoding that a file may be in, with what some lines of it would read as. */
export interface EncodingCandidate {
  readonly encoding: Encoding;
  /** Up to PREVIEW UTF-16 units, lines parted by LF. */
  readonly preview: string;
}

const PREVIEW = 240;

/** So much of a file is looked at. */
const HEAD = 65_536;

/** Lines that tell encodings apart: these of both kinds, valid UTF-8 and not. */
const LINES_OF_A_KIND = 2;

/** One character in so many may be unreadable; a candidate with more is none. */
const DAMAGE = 20;

const ASKED: readonly Encoding[] = [
  "utf-8+gb18030",
  "utf-8+big5",
  "gb18030",
  "big5",
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
];

/**
 * The encodings in which the bytes make some sense, the likeliest first: by the share of the commonest characters, then
 * with the fewest that are unreadable. `known` are tried besides (what a document was read in until now).
 */
export function encodingCandidates(bytes: Uint8Array, known: readonly Encoding[] = []): EncodingCandidate[] {
  const head = bytes.subarray(0, HEAD);
  const lines = tellingLines(head);
  const isMixed = lines.some(isValidUtf8) && !lines.every(isValidUtf8);
  return [...new Set([...ASKED, ...known])]
    .flatMap((encoding) => {
      if (encoding.startsWith("utf-8+") && !isMixed) return [];
      const text = decodeAs(encoding.startsWith("utf-16") ? even(head) : head, encoding);
      const bad = text.match(/[\uFFFD\uE000-\uF8FF\x00-\x08\x0E-\x1F]/g)?.length ?? 0;
      const isKnown = known.includes(encoding);
      if (!isKnown && (text.trim() === "" || bad * DAMAGE > text.length)) return [];
      const share = encoding === "windows-1252" ? westernShare(head) : wideShare(text).common;
      // Any bytes make characters in UTF-16; without common ones among them they are none.
      if (!isKnown && encoding.startsWith("utf-16") && share < MAKES_SENSE) return [];
      return [{ encoding, preview: previewOf(head, lines, encoding), likely: share - bad / text.length }];
    })
    .toSorted((a, b) => b.likely - a.likely)
    .slice(0, 6)
    .map(({ encoding, preview }) => ({ encoding, preview }));
}

const MAKES_SENSE = 0.15;

/** Western text makes no Chinese, so it is weighed otherwise: it is ASCII but for an accent or a quotation mark. */
function westernShare(head: Uint8Array): number {
  return head.filter((byte) => byte >= 0x80).length * 5 <= head.length ? MAKES_SENSE : 0;
}

function even(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - (bytes.length % 2));
}

function tellingLines(head: Uint8Array): Uint8Array[] {
  const lines = linesOfBytes(head).filter((line) => line.some((byte) => byte >= 0x80));
  // The last line may be cut in the middle of a character, by us.
  const whole = lines.length > 1 && head.length === HEAD ? lines.slice(0, -1) : lines;
  return [
    ...whole.filter(isValidUtf8).slice(0, LINES_OF_A_KIND),
    ...whole.filter((line) => !isValidUtf8(line)).slice(0, LINES_OF_A_KIND),
  ];
}

function previewOf(head: Uint8Array, lines: readonly Uint8Array[], encoding: Encoding): string {
  const isWide = encoding.startsWith("utf-16") || encoding.startsWith("utf-32");
  const shown =
    isWide || lines.length === 0
      ? decodeAs(isWide ? even(head.subarray(0, 2_000)) : head.subarray(0, 1_000), encoding)
      : lines.map((line) => decodeAs(line.subarray(0, 400), encoding).slice(0, 110)).join("\n");
  return shown
    .replace(/\s*[\r\n]+\s*/g, "\n")
    .trim()
    .slice(0, PREVIEW)
    .replaceAll("\0", "\uFFFD")
    .toWellFormed();
}
