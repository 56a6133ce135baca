import { create } from "content-disposition";

/**
 * The name of a download, made of a title.
 *
 * FILE-1  Chinese and every other letter stays; what a file system or a header cannot take goes: controls, bidirectional
 *     overrides (they can make `.exe` look like `.txt`), / \ : * ? " < > |, dots and spaces at the ends.
 * FILE-2  At most 180 bytes of UTF-8 before the extension (file systems allow 255), cut between graphemes.
 * FILE-3  A name that Windows keeps for itself (CON, NUL…), or nothing at all, is preceded by “translation”.
 */
export function downloadName(title: string, extension: string): string {
  const name = shortened(cleaned(title), MAX_BYTES).replace(/[\s.]+$/, "");
  const isReserved = name === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
  return `${isReserved ? `translation ${name}`.trim() : name}.${extension}`;
}

function cleaned(title: string): string {
  return title
    .replace(
      /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD-\uFFFF]/gu,
      " ",
    )
    .replace(/[/\\:*?"<>|]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
}

/** The name under which a file that somebody uploaded is given back: its own, as far as FILE-1 to FILE-3 let it. */
export function originalName(fileName: string): string {
  const [, stem = fileName, extension = "bin"] =
    /^(.*)\.([A-Za-z0-9]{1,10})$/su.exec(cleaned(fileName)) ?? [];
  return downloadName(stem, extension);
}

/** The `Content-Disposition` header (RFC 6266): an ASCII name for old clients, the whole name in `filename*`. */
export function contentDisposition(title: string, extension: string): string {
  const name = downloadName(title, extension);
  const ascii = name
    .normalize("NFKD")
    .replace(/[^\x20-\x7E]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const stem = ascii.slice(0, -(extension.length + 1)).trim();
  return create(name, { type: "attachment", fallback: `${stem === "" ? "translation" : stem}.${extension}` });
}

const MAX_BYTES = 180;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function shortened(text: string, maxBytes: number): string {
  let end = 0;
  let bytes = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, maxBytes))) {
    bytes += Buffer.byteLength(segment);
    if (bytes > maxBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
