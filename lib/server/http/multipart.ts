import "server-only";

/**
 * The parts of a multipart form (RFC 7578, RFC 2046 section 5.1), as views of the bytes that were sent: a file of 20 MB
 * is neither copied nor looked at letter by letter. Platform's `formData()` holds it three times over meanwhile.
 *
 * SRV-FORM-1  The line between parts stands at the beginning of a line; what stands before the first and behind the last is left
 *     out. A form whose last line is missing was cut off, and is none.
 * SRV-FORM-2  More parts than `most` are not taken apart.
 * SRV-FORM-3  Names are UTF-8; `filename*` (RFC 8187) is taken before `filename`; browsers write a quotation mark in a name as %22
 *     (and line ends as %0D and %0A), others behind a backslash.
 */
export interface Part {
  readonly name: string;
  /** Null for a field that is no file. */
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Parts =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly why: "not-multipart" | "too-many" };

const NOT_MULTIPART: Parts = { ok: false, why: "not-multipart" };

/** The longest line between parts is 70 letters (RFC 2046); a part's own lines are few and short. */
const LONGEST_BOUNDARY = 70;
const LONGEST_HEADERS = 8 * 1024;

export function partsOf(bytes: Uint8Array<ArrayBuffer>, contentType: string, most: number): Parts {
  const boundary = boundaryOf(contentType);
  if (boundary === null) return NOT_MULTIPART;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const line = Buffer.from(`\r\n--${boundary}`, "latin1");
  const first = line.subarray(2);
  const start = buffer.subarray(0, first.length).equals(first) ? -2 : buffer.indexOf(line);
  if (start === -1) return NOT_MULTIPART;
  const parts: Part[] = [];
  for (let at = start + line.length; ; ) {
    if (isDash(buffer, at)) return { ok: true, parts };
    if (parts.length === most) return { ok: false, why: "too-many" };
    const from = endOfLine(buffer, at);
    if (from === null) return NOT_MULTIPART;
    const end = nextLine(buffer, line, from - 2);
    if (end === -1) return NOT_MULTIPART;
    const part = partOf(bytes, buffer, from, end);
    if (part === null) return NOT_MULTIPART;
    parts.push(part);
    at = end + line.length;
  }
}

/** The boundary as the header names it; null where there is none that is allowed. */
function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain ?? "";
  return /^[\x20-\x7e]+$/.test(boundary) && boundary.length <= LONGEST_BOUNDARY ? boundary : null;
}

function isDash(buffer: Buffer, at: number): boolean {
  return buffer[at] === 0x2d && buffer[at + 1] === 0x2d;
}

/** Where the line of a boundary has ended, blanks behind it included; null where something else stands behind it. */
function endOfLine(buffer: Buffer, from: number): number | null {
  let at = from;
  while (buffer[at] === 0x20 || buffer[at] === 0x09) at += 1;
  return buffer[at] === 0x0d && buffer[at + 1] === 0x0a ? at + 2 : null;
}

/** Where the next line between parts begins. What only begins like one belongs to the part. */
function nextLine(buffer: Buffer, line: Buffer, from: number): number {
  for (let at = buffer.indexOf(line, from); at !== -1; at = buffer.indexOf(line, at + 1)) {
    const behind = at + line.length;
    if (isDash(buffer, behind) || endOfLine(buffer, behind) !== null) return at;
  }
  return -1;
}

function partOf(bytes: Uint8Array<ArrayBuffer>, buffer: Buffer, from: number, end: number): Part | null {
  const isBare = buffer[from] === 0x0d && buffer[from + 1] === 0x0a;
  const blank = isBare
    ? from
    : buffer.subarray(0, Math.min(end, from + LONGEST_HEADERS)).indexOf("\r\n\r\n", from);
  if (blank === -1) return null;
  const headers = buffer.toString("utf8", from, blank).split("\r\n");
  const disposition = headerOf(headers, "content-disposition");
  if (disposition === null || !/^form-data\b/i.test(disposition)) return null;
  const name = parameterOf(disposition, "name");
  if (name === null) return null;
  const begins = blank + (isBare ? 2 : 4);
  return {
    name,
    fileName: extendedOf(disposition) ?? parameterOf(disposition, "filename"),
    mediaType: headerOf(headers, "content-type"),
    bytes: bytes.subarray(begins, Math.max(begins, end)),
  };
}

function headerOf(headers: readonly string[], name: string): string | null {
  const found = headers.find((header) => header.toLowerCase().startsWith(`${name}:`));
  return found?.slice(name.length + 1).trim() ?? null;
}

function parameterOf(disposition: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(disposition);
  const value = found?.[1]?.replace(/\\(["\\])/g, "$1") ?? found?.[2];
  return (
    value?.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) ?? null
  );
}

/** `filename*=utf-8''na%C3%AFve.txt` */
function extendedOf(disposition: string): string | null {
  const [, encoded] = /;\s*filename\*=utf-8'[^';]*'([^;\s]+)/i.exec(disposition) ?? [];
  try {
    return encoded === undefined ? null : decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
