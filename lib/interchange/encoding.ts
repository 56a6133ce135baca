import { chardet } from "jschardet";
import type { Message } from "../messages/keys";
import { type EncodingCandidate, encodingCandidates } from "./encoding-candidates";
import { decodeAs, ENCODINGS, type Encoding, encodingOf, isValidUtf8, linesOfBytes } from "./encodings";
import { wideShare } from "./frequent";
import { isHz } from "./hz";
import type { Problem } from "./problem";

/**
 * Bytes to text, for the encodings that Chinese files come in.
 *
 * ENC-1  What a person chose wins. Then a byte order mark.
 * ENC-2  NUL bytes mean UTF-16 without a mark (one parity holds them) or no text at all.
 * ENC-3  Bytes that are valid UTF-8 are UTF-8, unless control characters show that they are not.
 * ENC-4  UTF-8 with a few damaged bytes is still UTF-8, and said to be damaged.
 * ENC-5  Between GB18030 (which holds GBK and GB2312) and Big5 jschardet decides, asked for those two only; a page's
 *     own declaration comes before it. Either is taken only if the text is plausible.
 * ENC-6  Western windows-1252 is read where a person chooses it, or where a page states it and it is plausible: English
 *     drafts from an old Windows. It is never guessed.
 * ENC-7  What is left is asked: a refusal with the candidates, each with a preview, the likeliest first. Nothing is guessed
 *     into mojibake.
 * ENC-8  A short text (under SHORT Chinese characters) in GB18030 or Big5 is asked too, unless a page declares it, the
 *     four-byte form shows itself, or the one reading is common Chinese and the other is not.
 * ENC-9  Lines of UTF-8 beside lines of another encoding are two files pasted together. That is always asked, and one of
 *     the candidates reads each line in its own.
 * ENC-11 Japanese, Korean and EUC-TW bytes make Chinese characters, too, in some encoding or other. What a wrong reading makes are
 *     seldom common characters (ENC-8 asks it of long texts as well), and Japanese shows itself by its kana; ISO-2022 by its escapes.
 * ENC-10 Seven-bit text in which HZ decodes whole is HZ.
 *
 * A decoded text holds no byte order mark and no U+0000 (PostgreSQL cannot store it): each becomes U+FFFD and is
 * reported. Everything else is kept.
 */

export type DecodeResult =
  | {
      readonly ok: true;
      readonly text: string;
      readonly encoding: Encoding;
      readonly hadBom: boolean;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly code: "binary" | "unknown-encoding"; readonly message: Message<"readers"> }
  | {
      readonly ok: false;
      readonly code: "encoding-unclear";
      readonly message: Message<"readers">;
      /** Never empty; the likeliest first. */
      readonly candidates: readonly EncodingCandidate[];
    };

/** `hint` is a person's choice and wins; `declared` is what the file says of itself and is verified. */
export function decode(bytes: Uint8Array, hint?: string, declared?: string): DecodeResult {
  const mark = byteOrderMark(bytes);
  if (hint !== undefined) {
    const encoding = encodingOf(hint);
    if (encoding === null)
      return refused("unknown-encoding", {
        code: "readers.encoding.hint",
        hint,
        encodings: ENCODINGS.slice(0, 9).join(", "),
      });
    const skip = mark?.encoding === encoding ? mark.length : 0;
    return decoded(decodeAs(bytes.subarray(skip), encoding), encoding, skip > 0);
  }
  if (mark !== null) {
    return decoded(decodeAs(bytes.subarray(mark.length), mark.encoding), mark.encoding, true);
  }
  if (bytes.includes(0)) return decodeWithNuls(bytes);

  const utf8 = decodeAs(bytes, "utf-8");
  const bad = count(utf8, /\uFFFD/g) - countReplacementBytes(bytes);
  if (bad === 0 && ISO_2022.test(utf8)) return refused("unknown-encoding", notRead("ISO-2022"));
  if (bad === 0) {
    if (count(utf8, CONTROLS) * 20 <= utf8.length) {
      return isHz(utf8) ? decoded(decodeAs(bytes, "hz"), "hz", false) : decoded(utf8, "utf-8", false);
    }
    return utf16Without(bytes) ?? refused("binary", BINARY);
  }
  const wide = utf16Without(bytes);
  if (wide !== null) return wide;
  if (isMixed(bytes)) return unclear(bytes, MIXED);
  // A multi-byte UTF-8 sequence almost never arises by chance, so a text full of them is UTF-8, damaged.
  if (bad * 50 <= count(utf8, /[^\x00-\x7F\uFFFD]/gu)) return decoded(utf8, "utf-8", false);

  const japanese = japaneseIn(bytes);
  if (japanese !== null) return unclear(bytes, notRead(japanese));
  const order = candidates(bytes, declared);
  for (const encoding of order) {
    const text = decodeAs(bytes, encoding);
    if (!isPlausible(bytes, text, encoding)) continue;
    return isClear(bytes, text, encoding, declared)
      ? decoded(text, encoding, false)
      : unclear(bytes, wideShare(text).wide >= SHORT ? UNKNOWN : SHORT_TEXT);
  }
  if (count(utf8, CONTROLS) * 20 > utf8.length) return refused("binary", BINARY);
  if (declared !== undefined && encodingOf(declared) === "windows-1252" && isWestern(bytes)) {
    return decoded(decodeAs(bytes, "windows-1252"), "windows-1252", false);
  }
  return unclear(bytes, UNKNOWN);
}

/** A refusal with candidates; without any where no encoding makes sense of the bytes. */
function unclear(bytes: Uint8Array, message: Message<"readers">): DecodeResult {
  const candidates = encodingCandidates(bytes);
  if (candidates.length === 0) return refused("unknown-encoding", UNKNOWN);
  return { ok: false, code: "encoding-unclear", message, candidates };
}

function notRead(name: string): Message<"readers"> {
  return { code: "readers.encoding.not-read", name };
}

/** The escapes of ISO-2022-JP, -KR and -CN, which are seven-bit and would pass for ASCII. */
const ISO_2022 = /\x1B\$(?:[@AB]|[()*+][@-Z])/;

const UNKNOWN: Message<"readers"> = { code: "readers.encoding.unknown" };
const SHORT_TEXT: Message<"readers"> = { code: "readers.encoding.short" };
const MIXED: Message<"readers"> = { code: "readers.encoding.mixed" };

const BINARY: Message<"readers"> = { code: "readers.binary" };

/** C0 controls that no text file has; tab, line ends, form feed and Ctrl-Z (the old end of file) are left out. */
const CONTROLS = /[\x00-\x08\x0E-\x19\x1B-\x1F\x7F]/g;

/** What a Chinese or English text is made of: ASCII, punctuation, Latin, Greek, Cyrillic, kana, Han, full width. */
const EXPECTED =
  /[\t\n\r\x20-\x7E\u00A0-\u04FF\u2000-\u27BF\u3000-\u30FF\u3100-\u312F\u3200-\u33FF\u4E00-\u9FFF\uFF00-\uFFEF]/g;

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  // UTF-32 before UTF-16: its little-endian mark begins with the other's.
  { encoding: "utf-32le", bytes: [0xff, 0xfe, 0, 0] },
  { encoding: "utf-32be", bytes: [0, 0, 0xfe, 0xff] },
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
  { encoding: "gb18030", bytes: [0x84, 0x31, 0x95, 0x33] },
];

function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  for (const mark of MARKS) {
    if (mark.bytes.every((byte, at) => bytes[at] === byte)) {
      return { encoding: mark.encoding, length: mark.bytes.length };
    }
  }
  return null;
}

function decoded(text: string, encoding: Encoding, hadBom: boolean): DecodeResult {
  const problems: Problem[] = [];
  const bad = count(text, /\uFFFD/g);
  if (bad > 0) {
    problems.push({
      code: "undecodable-bytes",
      message: { code: "readers.undecodable-bytes", count: bad, encoding: encoding.toUpperCase() },
    });
  }
  const nuls = count(text, /\0/g);
  if (nuls > 0) {
    problems.push({
      code: "nul-characters",
      message: { code: "readers.nul-characters", count: nuls },
    });
  }
  return { ok: true, text: nuls > 0 ? text.replaceAll("\0", "\uFFFD") : text, encoding, hadBom, problems };
}

/** A few NULs in a good UTF-8 text are damage; NULs at every other byte are UTF-16; anything else is no text. */
function decodeWithNuls(bytes: Uint8Array): DecodeResult {
  const wide = utf16Without(bytes);
  if (wide !== null) return wide;
  const utf8 = decodeAs(bytes, "utf-8");
  const strange = count(utf8, CONTROLS) + count(utf8, /\uFFFD/g);
  if (strange <= 1 || strange * 100 <= utf8.length) return decoded(utf8, "utf-8", false);
  return refused("binary", BINARY);
}

/** Of Japanese, kana make up half; a Chinese text has hardly any. */
const KANA_SHARE = 0.25;

/** Which encoding of Japanese the bytes are in; null where they are no Japanese. */
function japaneseIn(bytes: Uint8Array): "Shift_JIS" | "EUC-JP" | null {
  const head = bytes.subarray(0, 65_536);
  for (const [name, label] of [["EUC-JP", "euc-jp"] as const, ["Shift_JIS", "shift_jis"] as const]) {
    const text = new TextDecoder(label).decode(head);
    const kana = count(text, /[\u3041-\u3096\u30A1-\u30FA]/g);
    const shown = count(text, /[^\x00-\x7F]/g);
    // The last character may be cut in two, by us.
    if (count(text, /[\uFFFD\uE000-\uF8FF]/g) <= 1 && kana >= 4 && kana >= KANA_SHARE * shown) return name;
  }
  return null;
}

/** UTF-16 without a mark: tried both ways round, taken where nearly all of it is what texts are made of. */
function utf16Without(bytes: Uint8Array): DecodeResult | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  const tries = (["utf-16le", "utf-16be"] as const).map((encoding) => {
    const sample = decodeAs(bytes.subarray(0, 65_536), encoding);
    return {
      encoding,
      share: count(sample, EXPECTED) / sample.length,
      han: count(sample, COMMON) / sample.length,
    };
  });
  const [best, other] = tries.toSorted((a, b) => b.share - a.share || b.han - a.han);
  if (best === undefined || other === undefined) return null;
  const ascii = asciiInUtf16(bytes);
  if (ascii !== null) return decoded(decodeAs(bytes, ascii), ascii, false);
  if (wideShare(decodeAs(bytes.subarray(0, 65_536), best.encoding)).common < LEAST_COMMON) return null;
  const isClear = best.share >= 0.95 && (other.share < 0.8 || best.han > other.han + 0.1);
  return isClear ? decoded(decodeAs(bytes, best.encoding), best.encoding, false) : null;
}

/** Where a third of the units are ASCII their NULs all stand on one side. Read the other way round they would be Han. */
function asciiInUtf16(bytes: Uint8Array): Encoding | null {
  let first = 0;
  let second = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0 && isPrintableAscii(bytes[at + 1])) first += 1;
    if (bytes[at + 1] === 0 && isPrintableAscii(bytes[at])) second += 1;
  }
  const [most, least] = first > second ? [first, second] : [second, first];
  if (most * 6 < bytes.length || least * 9 > most) return null;
  const encoding = first > second ? "utf-16be" : "utf-16le";
  const text = decodeAs(bytes, encoding);
  return count(text, EXPECTED) >= 0.95 * text.length ? encoding : null;
}

function isPrintableAscii(byte: number | undefined): boolean {
  return (
    byte !== undefined && ((byte >= 0x20 && byte <= 0x7e) || byte === 0x0a || byte === 0x0d || byte === 0x09)
  );
}

/** The forty commonest characters of written Chinese, with what stands between them. */
const COMMON =
  /[的一是不了在人有我他这個个们中来上大为和国國地到以说時时要就出会可也你對对生能而子那得于着下自之\n \u3001\u3002\uFF0C]/g;

function candidates(bytes: Uint8Array, declared: string | undefined): Encoding[] {
  const found = chardet.detect(bytes, {
    includeEncodings: ["gb18030", "big5"],
    noMatchEncoding: "gb18030",
    emptyInputEncoding: "gb18030",
  });
  const detected: Encoding = found.encoding?.toLowerCase().startsWith("big5") ? "big5" : "gb18030";
  const stated = declared === undefined ? null : encodingOf(declared);
  const order: Encoding[] = [detected, detected === "big5" ? "gb18030" : "big5"];
  return stated === "gb18030" || stated === "big5"
    ? [stated, ...order.filter((one) => one !== stated)]
    : order;
}

/**
 * Real Chinese in either encoding sits almost wholly in the rows of common characters and punctuation: GB2312's
 * (both bytes from A1 up) or Big5's first plane (lead A1–C6). Other encodings read as one of these fall all over
 * the table, and Western text with accents or curly quotes pairs a high byte with an ASCII letter. A text too short to
 * tell (under four such characters) is not plausible, however well it decodes, unless GB18030's own four-byte
 * form shows itself.
 */
function isPlausible(bytes: Uint8Array, text: string, encoding: Encoding): boolean {
  const bad = count(text, /\uFFFD/g);
  let pairs = 0;
  let common = 0;
  let fours = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    if (encoding === "gb18030" && trail >= 0x30 && trail <= 0x39) {
      fours += 1;
      at += 3;
      continue;
    }
    pairs += 1;
    if (encoding === "gb18030" ? isGb2312(lead, trail) : isBig5Common(lead, trail)) common += 1;
    at += 1;
  }
  const damageIsSmall = bad <= 1 || bad * 200 <= pairs + fours;
  const strange = count(text, /[\uE000-\uF8FF]/g);
  // Four-byte characters have a shape (byte, digit, byte, digit) that nothing else has.
  if (fours >= 2 && bad === 0) return true;
  return (
    damageIsSmall &&
    pairs + fours >= 4 &&
    strange * 20 <= pairs + fours &&
    common + fours >= 0.7 * (pairs + fours)
  );
}

/** From so many Chinese characters on a plausible text is believed; below LEAST it is always asked. */
const SHORT = 200;
const LEAST = 16;

/** Of a list of names a fifth are common characters; of a wrong reading one in twenty. */
const LEAST_COMMON = 0.2;

/** ENC-8. Common characters make up two thirds of prose, and a twentieth of what a wrong encoding gives. */
function isClear(bytes: Uint8Array, text: string, encoding: Encoding, declared: string | undefined): boolean {
  const { wide, common } = wideShare(text);
  if (wide >= SHORT) return common >= LEAST_COMMON;
  if (declared !== undefined && encodingOf(declared) === encoding) return true;
  if (encoding === "gb18030" && hasFourBytes(bytes)) return true;
  const other = wideShare(decodeAs(bytes, encoding === "big5" ? "gb18030" : "big5"));
  return wide >= LEAST && common >= 0.35 && other.common <= common / 2.5;
}

function hasFourBytes(bytes: Uint8Array): boolean {
  const text = decodeAs(bytes, "gb18030");
  return !text.includes("\uFFFD") && /[\u3400-\u4DBF\u{20000}-\u{3FFFF}]/u.test(text);
}

/** ENC-9. A line in another encoding makes whole Chinese in it, and more damage than characters in UTF-8. */
function isMixed(bytes: Uint8Array): boolean {
  let whole = 0;
  let foreign = 0;
  for (const line of linesOfBytes(bytes)) {
    if (line.every((byte) => byte < 0x80)) continue;
    const text = decodeAs(line, "utf-8");
    const valid = count(text, /[\u0800-\uFFFC\u{10000}-\u{10FFFF}]/gu);
    if (isValidUtf8(line)) whole += valid;
    else if (count(text, /\uFFFD/g) > valid + 2) foreign += chineseIn(line);
  }
  // Short lines of GBK are valid UTF-8 by accident now and then.
  return whole >= 4 && foreign >= 2 && whole * 20 >= foreign;
}

/** How many Chinese characters a line makes in GB18030 or Big5; 0 where it is damaged in both. */
function chineseIn(line: Uint8Array): number {
  const texts = (["gb18030", "big5"] as const).map((encoding) => decodeAs(line, encoding));
  return Math.max(...texts.map((text) => (text.includes("\uFFFD") ? 0 : wideShare(text).wide)));
}

/** English or French with a few accents and curly quotes: nearly all ASCII, and no byte that windows-1252 lacks. */
function isWestern(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) {
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false;
    if (byte >= 0x80) high += 1;
  }
  return high * 5 <= bytes.length;
}

function isGb2312(lead: number, trail: number): boolean {
  return ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7)) && trail >= 0xa1;
}

function isBig5Common(lead: number, trail: number): boolean {
  return lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1);
}

/** U+FFFD that the file itself holds (EF BF BD) is text, not damage. */
function countReplacementBytes(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found += 1;
  }
  return found;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

function refused(code: "binary" | "unknown-encoding", message: Message<"readers">): DecodeResult {
  return { ok: false, code, message };
}
