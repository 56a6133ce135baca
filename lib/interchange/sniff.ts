import type { Message } from "../messages/keys";
import type { RefusalCode } from "./format-result";

/**
 * What a file is, by what stands in it, then by its name.
 *
 * Only the formats that can be read have a reader; the others are told apart so that the refusal can say what the
 * file is and what to do with it.
 */

interface Refusal {
  readonly code: RefusalCode;
  readonly message: Message<"readers">;
}

/** The first bytes of formats that are not text. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly message: Message<"readers"> }[] = [
  { bytes: [0x1f, 0x8b], message: { code: "readers.format.gzip" } },
  { bytes: [0x52, 0x61, 0x72, 0x21, 0x1a], message: { code: "readers.format.rar" } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], message: { code: "readers.format.7z" } },
  { bytes: [0x42, 0x5a, 0x68], message: { code: "readers.format.bzip2" } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], message: { code: "readers.format.picture" } },
  { bytes: [0xff, 0xd8, 0xff], message: { code: "readers.format.picture" } },
  { bytes: [0x47, 0x49, 0x46, 0x38], message: { code: "readers.format.picture" } },
  {
    bytes: [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74, 0x30, 0x30],
    message: { code: "readers.format.webarchive" },
  },
];

/** Extensions of text formats that are not prose: to read one as plain text would make a mess of its markup. */
const OTHER_TEXT_FORMATS: ReadonlySet<string> = new Set(
  "csv tsv json jsonl xml xlf xliff xlz tmx tbx po pot ass yml yaml properties ini tex rst adoc org css js ts svg idml ttml sdlxliff mqxliff strings resx".split(
    " ",
  ),
);

const OTHER_BINARY_FORMATS: ReadonlySet<string> = new Set(
  "xlsx xls pptx ppt ods odp mobi azw3 pages numbers key zip rar gz png jpg jpeg gif webp mp3 mp4 exe".split(
    " ",
  ),
);

/** Formats that hold a signature, by the extension that they go by. */
const SIGNED: ReadonlySet<string> = new Set(["docx", "docm", "dotx", "odt", "epub", "pdf", "rtf"]);

/** What the bytes are if they are not plain text: a container that is read as such, a refusal, or null for text. */
export function containerOf(bytes: Uint8Array, fileName: string): "zip" | "pdf" | "rtf" | Refusal | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return "zip";
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) return "rtf";
  if (isPdf(bytes)) return "pdf";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundFile(bytes);
  for (const signature of SIGNATURES) {
    if (startsWith(bytes, signature.bytes) && !isProse(bytes)) {
      return { code: "unknown-format", message: signature.message };
    }
  }
  const extension = extensionOf(fileName);
  if (SIGNED.has(extension) && !isHtmlBytes(bytes)) {
    return {
      code: "damaged",
      message: { code: "readers.misnamed", extension, format: extension },
    };
  }
  if (OTHER_BINARY_FORMATS.has(extension))
    return {
      code: "unknown-format",
      message: { code: "readers.format.binary", extension },
    };
  return null;
}

/** Some programs write a few bytes before the mark; readers of PDF look for it in the first kilobyte. */
function isPdf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 1_024));
  const at = head.indexOf("%PDF-");
  return at === 0 || (at > 0 && /^%PDF-\d\.\d\s/.test(head.slice(at)) && !/\w{3}/.test(head.slice(0, at)));
}

/** Old Word files and encrypted new ones share a container; its directory holds stream names in UTF-16. */
function compoundFile(bytes: Uint8Array): Refusal {
  if (indexOfWide(bytes, "EncryptedPackage") || indexOfWide(bytes, "EncryptionInfo")) {
    return {
      code: "password-protected",
      message: { code: "readers.locked.office" },
    };
  }
  const isWord = indexOfWide(bytes, "WordDocument");
  return {
    code: "unknown-format",
    message: { code: isWord ? "readers.format.doc" : "readers.format.old-office" },
  };
}

/** Whether the text begins as a web page does, whatever the file is called. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
    text.slice(0, 8_192),
  );
}

export function textFormatOf(
  fileName: string,
  mediaType: string | undefined,
  text: string,
): "txt" | "md" | "html" | "srt" | "vtt" | Refusal {
  const extension = extensionOf(fileName);
  if (extension === "srt" || extension === "vtt") return extension;
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(text)) return "vtt";
  const isXml = /^\s*<\?xml\b/.test(text.slice(0, 1_024));
  if (OTHER_TEXT_FORMATS.has(extension) || isXml) {
    return {
      code: "unknown-format",
      message: OTHER_TEXT_FORMATS.has(extension)
        ? { code: "readers.format.text", extension }
        : { code: "readers.format.xml" },
    };
  }
  if (["md", "markdown", "mdown", "mkd"].includes(extension)) return "md";
  if (["html", "htm", "xhtml", "shtml"].includes(extension)) return /<[a-z!/]/i.test(text) ? "html" : "txt";
  if (extension !== "txt") {
    const type = mediaType?.split(";")[0]?.trim().toLowerCase();
    if (type === "text/markdown") return "md";
    if (type === "text/html" || type === "application/xhtml+xml") return "html";
  }
  return "txt";
}

function extensionOf(fileName: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** A text may begin with “BZh”; a compressed file holds bytes that no text has. */
function isProse(bytes: Uint8Array): boolean {
  const isAscii = bytes.subarray(0, 3).every((byte) => byte < 0x80);
  return isAscii && !bytes.subarray(0, 512).some((byte) => byte < 0x09);
}

/** Word saves a page as a web page under any name. */
function isHtmlBytes(bytes: Uint8Array): boolean {
  return looksLikeHtml(String.fromCharCode(...bytes.subarray(0, 1_024)));
}

function indexOfWide(bytes: Uint8Array, name: string): boolean {
  const wide = Buffer.from(name, "utf16le");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(wide) !== -1;
}
