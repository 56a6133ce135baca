import iconv from "iconv-lite";

/** Which code page a font's `\fcharset` means; the specification's table, as far as there is a decoder. */
const OF_CHARSET: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  255: 437,
};

export function codePageOfCharset(charset: number): number | null {
  return OF_CHARSET[charset] ?? null;
}

/** Names of the decoders. GB18030 holds GBK, and Big5 with the Hong Kong characters holds Microsoft's. */
const DECODERS: Readonly<Record<number, string>> = {
  936: "gb18030",
  54936: "gb18030",
  950: "big5-hkscs",
  932: "shift_jis",
  949: "euc-kr",
  10000: "macintosh",
  65001: "utf-8",
};

const DOUBLE_BYTE: ReadonlySet<number> = new Set([932, 936, 949, 950, 54936]);

/** A longer run is left to the decoder: it would be too many arguments for one call. */
const LONGEST_PLAIN = 1_000;

/**
 * Bytes of a run to text. `page` is the font's code page, or null where the font states none or the Western one; then
 * the document's own counts. A double-byte document in a Western font is read in two bytes only if all of it makes
 * sense that way, because its Latin accents are single bytes.
 */
export function decodeRun(bytes: readonly number[], page: number | null, documentPage: number): string {
  // Most runs of a Chinese RTF file are ASCII (Chinese is written \u), which is itself in all of these code pages.
  if (bytes.length < LONGEST_PLAIN && bytes.every((byte) => byte < 0x80))
    return String.fromCharCode(...bytes);
  const run = Buffer.from(bytes);
  if (page !== null) return decodeIn(run, page);
  if (!DOUBLE_BYTE.has(documentPage)) return decodeIn(run, documentPage);
  const double = decodeIn(run, documentPage);
  return double.includes("\uFFFD") ? decodeIn(run, 1252) : double;
}

function decodeIn(run: Buffer, page: number): string {
  const name = DECODERS[page] ?? `cp${page}`;
  return iconv.decode(run, iconv.encodingExists(name) ? name : "cp1252", { stripBOM: false });
}
