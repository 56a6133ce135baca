/**
 * XML as bytes: the encoding is that of its byte order mark, else what its declaration says, else UTF-8 (XML 1.0, appendix F).
 *
 * The same text gives the same bytes again, so that a file that is edited in place keeps its encoding. A text that its encoding cannot
 * hold any more is written as UTF-8, and says so in its declaration.
 */
export interface XmlText {
  /** With a byte order mark, if it had one. */
  readonly text: string;
  /** As TextDecoder calls it. */
  readonly encoding: string;
}

/** Null where the bytes are not in the encoding that they say, or in one that nobody knows. */
export function decodeXml(bytes: Uint8Array): XmlText | null {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0x3c && second === 0) return "utf-16le";
  if (first === 0 && second === 0x3c) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
}

export function encodeXml({ text, encoding }: XmlText): Uint8Array<ArrayBuffer> {
  if (encoding === "utf-16le" || encoding === "utf-16be") return wide(text, encoding === "utf-16le");
  const isUtf8 = encoding === "utf-8" || encoding === "utf8";
  const declared = /^(\uFEFF?<\?xml[^>]*\bencoding\s*=\s*)(["'])[^"']*\2/;
  return new TextEncoder().encode(isUtf8 ? text : text.replace(declared, "$1$2UTF-8$2"));
}

function wide(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
}
