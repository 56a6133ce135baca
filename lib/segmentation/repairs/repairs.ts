/**
 * Damage inside a text that can be repaired letter by letter: characters that show nothing, full-width Latin letters, and
 * encodings read wrongly. A repair is proposed as a range with what stands there and what should; nothing is changed here.
 *
 * SEG-REPAIR-1  Characters that show nothing and do nothing: controls, zero-width spaces, soft hyphens. A joiner between emoji stays, and so
 *     does a mark of direction in a text that has letters written from right to left.
 * SEG-REPAIR-2  Full-width Latin letters and digits, as Ａ４ for A4. Full-width marks belong to Chinese and stay.
 * SEG-REPAIR-3  UTF-8 read as GBK (浣犲ソ) or as Western European (ä½ å¥½), GBK read as Western European (ÄãºÃ): repaired where every
 *     byte of the run reads as Chinese the right way round. A space may stand for the byte A0 of UTF-8, where a web page or a
 *     converter made one of a no-break space: only inside a character, between two of its bytes, and where another
 *     character beside it is whole.
 * SEG-REPAIR-4  What was lost when a file was converted (锟斤拷, �) cannot be repaired: `new` is null, and somebody has to look.
 * SEG-REPAIR-5, SEG-REPAIR-6: character references of HTML, in `character-references.ts`.
 *
 * Law: the ranges are in order and do not overlap, and `old` is the text between them.
 */

import type { Message } from "../../messages/keys";
import { encodeGbk } from "../../text/gbk";
import { reasonOf } from "../reason";
import { findCharacterReferences, type Markup } from "./character-references";

export interface Repair {
  /** UTF-16 offsets in the text; the end is left out. */
  readonly start: number;
  readonly end: number;
  readonly kind: "invisible" | "full-width" | "mojibake" | "reference";
  readonly old: string;
  /** What should stand there; null where nobody can know. */
  readonly new: string | null;
  /** Why it is damage, for the translator, as `reasonOf` keeps it. */
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** `markup` says whether the text keeps inline Markdown. */
export function findRepairs(text: string, markup: Markup = "plain"): Repair[] {
  const found = [
    ...findLost(text),
    ...findMisread(text),
    ...findInvisible(text),
    ...findFullWidth(text),
    ...findReferences(text, markup),
  ];
  const sorted = found.sort((one, other) => one.start - other.start || other.end - one.end);
  let end = 0;
  return sorted.filter((repair) => {
    if (repair.start < end) return false;
    end = repair.end;
    return true;
  });
}

const NOTHING =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B\u2060\uFEFF\uFFFC]+/gu;
const JOINERS =
  /(?<=[\p{Script=Han}\p{Script=Latin}\p{P}\s])[\u200C\u200D]+(?=[\p{Script=Han}\p{Script=Latin}\p{P}\s])/gu;
const DIRECTIONS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

const HIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFC]/u;

function findInvisible(text: string): Repair[] {
  if (!HIDDEN.test(text)) return [];
  const marks = [
    ...[...text.matchAll(NOTHING)].map((match) => ({ match, confidence: 0.95 })),
    ...[...text.matchAll(JOINERS)].map((match) => ({ match, confidence: 0.9 })),
    ...(RIGHT_TO_LEFT.test(text) ? [] : [...text.matchAll(DIRECTIONS)]).map((match) => ({
      match,
      confidence: 0.9,
    })),
  ];
  return marks.map(({ match, confidence }) => {
    const points = [...match[0]].map(
      (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`,
    );
    const names = [...new Set(points)].join(", ");
    return repair(match, "invisible", "", { code: "segmentation.repair.invisible", names }, confidence);
  });
}

const FULL_WIDTH =
  /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]+(?:[\uFF0E\uFF05](?=[\uFF10-\uFF19]*)[\uFF10-\uFF19]*)?/gu;

function findFullWidth(text: string): Repair[] {
  return [...text.matchAll(FULL_WIDTH)].map((match) => {
    const half = match[0].replace(/[\uFF01-\uFF5E]/gu, (one) =>
      String.fromCharCode(one.charCodeAt(0) - 0xfee0),
    );
    return repair(
      match,
      "full-width",
      half,
      { code: "segmentation.repair.full-width", old: match[0], half },
      0.9,
    );
  });
}

function findReferences(text: string, markup: Markup): Repair[] {
  return findCharacterReferences(text, markup).map((reference) => ({
    ...reference,
    kind: "reference",
    reason: reasonOf({ code: "segmentation.repair.reference", old: reference.old, ...named(reference.new) }),
    confidence: 0.95,
  }));
}

function named(characters: string): {
  readonly what: "nothing" | "space" | "other";
  readonly characters: string;
} {
  const what = characters === "" ? "nothing" : /^\s+$/u.test(characters) ? "space" : "other";
  return { what, characters };
}

const LOST = /(?:锟斤拷|锟斤|\uFFFD)+|烫{4,}|屯{4,}/gu;

function findLost(text: string): Repair[] {
  return [...text.matchAll(LOST)].map((match) =>
    repair(match, "mojibake", null, { code: "segmentation.repair.lost" }, 0.97),
  );
}

/** Bytes 0x80 to 0x9F of Windows-1252, by the characters that they show. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const WESTERN = new RegExp(`[\u0080-\u00FF${WINDOWS.replace(/[\u0080-\u00FF]/gu, "")}]{4,}`, "gu");
const CONTINUED = `[\u0080-\u00BF${WINDOWS.replace(/[\u0080-\u00FF]/gu, "")}]`;
/** Characters of three bytes of UTF-8, read as Western European; a space for a byte A0. */
const SPACED = new RegExp(`(?:[\u00E2-\u00EF](?:${CONTINUED}{2}| ${CONTINUED}|${CONTINUED} )){2,}`, "gu");
const WHOLE = new RegExp(`[\u00E2-\u00EF]${CONTINUED}{2}`, "u");
const NOT_ASCII = /[^\u0000-\u007F\s]{3,}/gu;
/** What Chinese looks like when it is read the right way. */
const CHINESE = /^[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’…—·]+$/u;

function findMisread(text: string): Repair[] {
  const western = [...text.matchAll(WESTERN)].flatMap((match) => {
    const bytes = Uint8Array.from([...match[0]].map(westernByte));
    const asUtf8 = decode("utf-8", bytes);
    if (asUtf8 && CHINESE.test(asUtf8))
      return [repair(match, "mojibake", asUtf8, { code: "segmentation.repair.utf8-as-western" }, 0.97)];
    const asGbk = /^[\u00A1-\u00FF]+$/u.test(match[0]) ? decode("gb18030", bytes) : null;
    return asGbk && bytes.every((byte, index) => index % 2 === 1 || (byte >= 0xb0 && byte <= 0xd7))
      ? [repair(match, "mojibake", asGbk, { code: "segmentation.repair.gbk-as-western" }, 0.9)]
      : [];
  });
  const spaced = [...text.matchAll(SPACED)].flatMap((match) => {
    if (!match[0].includes(" ") || !WHOLE.test(match[0])) return [];
    const bytes = Uint8Array.from([...match[0]].map((one) => (one === " " ? 0xa0 : westernByte(one))));
    const asUtf8 = decode("utf-8", bytes);
    const reason = { code: "segmentation.repair.utf8-with-spaces" } as const;
    return asUtf8 && CHINESE.test(asUtf8) ? [repair(match, "mojibake", asUtf8, reason, 0.95)] : [];
  });
  const chinese = [...text.matchAll(NOT_ASCII)].flatMap((match) => {
    if (!/\p{Script=Han}/u.test(match[0])) return [];
    const start = encodeGbk(match[0].slice(0, 2));
    if (start === null || !startsLikeUtf8(start)) return [];
    const bytes = encodeGbk(match[0]);
    const right = bytes && decode("utf-8", bytes);
    return right && [...right].length >= 2 && CHINESE.test(right)
      ? [repair(match, "mojibake", right, { code: "segmentation.repair.utf8-as-gbk" }, 0.95)]
      : [];
  });
  return [...western, ...spaced, ...chinese];
}

function westernByte(character: string): number {
  const at = WINDOWS.indexOf(character);
  return at === -1 ? character.charCodeAt(0) : 0x80 + at;
}

/** Whether the first character could be Chinese in UTF-8: asked of every run of Chinese, which seldom is. */
function startsLikeUtf8(bytes: Uint8Array): boolean {
  const lead = bytes[0] ?? 0;
  return lead >= 0xe2 && lead <= 0xef && (bytes[1] ?? 0) >> 6 === 0b10 && (bytes[2] ?? 0) >> 6 === 0b10;
}

const DECODERS = {
  "utf-8": new TextDecoder("utf-8", { fatal: true }),
  gb18030: new TextDecoder("gb18030", { fatal: true }),
};

/** The text of these bytes, or null where they are none in that encoding. */
function decode(encoding: keyof typeof DECODERS, bytes: Uint8Array): string | null {
  try {
    return DECODERS[encoding].decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function repair(
  match: RegExpMatchArray,
  kind: Repair["kind"],
  fixed: string | null,
  reason: Message<"segmentation">,
  confidence: number,
): Repair {
  const start = match.index ?? 0;
  return {
    start,
    end: start + match[0].length,
    kind,
    old: match[0],
    new: fixed,
    reason: reasonOf(reason),
    confidence,
  };
}
