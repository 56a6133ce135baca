/**
 * A MIME message (RFC 2045–2047, 2557) taken apart: a web page saved as one file (.mhtml, .mht), a saved e-mail (.eml).
 *
 * Bytes stand as a string of one character each until a part's own encoding is known.
 */
export interface MimePart {
  /** In small letters, without parameters. */
  readonly type: string;
  readonly charset: string | undefined;
  readonly bytes: Uint8Array;
}

export interface Mime {
  /** The parts that hold no others, in the file's order. */
  readonly parts: readonly MimePart[];
  /** The `Subject`, decoded. */
  readonly subject: string | null;
  /** The part that the message says it begins with, or the first page in it, or its first text; null where there is none. */
  readonly root: MimePart | null;
}

/** Parts in parts, and parts in all: a saved page has one for each picture. */
const MOST_DEEP = 10;
const MOST_PARTS = 5_000;

/** Null where the bytes are no message: its head has a MIME version and says that it holds parts or a page. */
export function readMime(bytes: Uint8Array): Mime | null {
  const head = headOf(Buffer.from(bytes.subarray(0, 32_768)).toString("latin1"));
  if (head === null || !head.fields.has("mime-version")) return null;
  const type = head.fields.get("content-type") ?? "";
  if (!/^(?:multipart\/|text\/html)/i.test(type)) return null;
  const parts: (MimePart & { readonly id: string })[] = [];
  collect(Buffer.from(bytes).toString("latin1"), 0, parts);
  const start = parameterOf(type, "start");
  const isNamed = parts.find(({ id }) => start !== undefined && id === start);
  const root =
    isNamed ??
    parts.find((part) => part.type === "text/html" || part.type === "application/xhtml+xml") ??
    parts.find((part) => part.type === "text/plain") ??
    null;
  return { parts, root, subject: decodeWords(head.fields.get("subject") ?? "").trim() || null };
}

interface Head {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

/** The fields at the head of a message or part; null where something else stands there. */
function headOf(text: string): Head | null {
  const fields = new Map<string, string>();
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  let last = "";
  for (;;) {
    const at = line.lastIndex;
    const found = line.exec(text);
    if (found === null || (found[0] === "" && at >= text.length)) return { fields, end: text.length };
    const [, content = ""] = found;
    if (content === "") return { fields, end: line.lastIndex };
    const field = /^([!-9;-~]{1,100}):[ \t]*(.*)$/.exec(content);
    if (/^[ \t]/.test(content) && last !== "") fields.set(last, `${fields.get(last)} ${content.trim()}`);
    else if (field) {
      last = field[1]!.toLowerCase();
      fields.set(last, field[2]!.trim());
    } else return null;
  }
}

function collect(text: string, depth: number, parts: (MimePart & { readonly id: string })[]): void {
  const head = headOf(text);
  if (head === null || parts.length >= MOST_PARTS) return;
  const stated = head.fields.get("content-type") ?? "text/plain";
  const type = stated.split(";")[0]!.trim().toLowerCase();
  const boundary = parameterOf(stated, "boundary");
  if (type.startsWith("multipart/") && boundary !== undefined && depth < MOST_DEEP) {
    for (const part of partsBetween(text.slice(head.end), boundary)) collect(part, depth + 1, parts);
    return;
  }
  parts.push({
    type,
    charset: parameterOf(stated, "charset"),
    id: head.fields.get("content-id") ?? "",
    bytes: decodeBody(text.slice(head.end), head.fields.get("content-transfer-encoding") ?? ""),
  });
}

/** The last part counts though nothing closes it: the file may be cut off. */
function partsBetween(body: string, boundary: string): string[] {
  const mark = `--${boundary}`;
  const parts: string[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== "\n" && body[at - 1] !== "\r") continue;
    if (start !== -1) parts.push(body.slice(start, at).replace(/\r?\n$/, ""));
    const line =
      /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(body.slice(at + mark.length, at + mark.length + 200))?.[0] ?? "";
    if (line.startsWith("--")) return parts;
    start = at + mark.length + line.length;
  }
  return start === -1 ? parts : [...parts, body.slice(start)];
}

function decodeBody(body: string, encoding: string): Uint8Array {
  const name = encoding.trim().toLowerCase();
  if (name === "base64") return Buffer.from(body, "base64");
  return Buffer.from(name === "quoted-printable" ? decodeQuoted(body) : body, "latin1");
}

function decodeQuoted(body: string): string {
  return body
    .replace(/[ \t]+(?=\r?\n)/g, "")
    .replace(/=(?:\r\n|\n|\r)/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** `charset="utf-8"` of `text/html; charset="utf-8"`. */
function parameterOf(field: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(field);
  return found?.[1] ?? found?.[2];
}

/** Encoded words (RFC 2047): `=?utf-8?Q?=E6=B2=B3?=`. */
function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(
      /=\?([\w-]+)(?:\*[\w-]*)?\?([QqBb])\?([^?]*)\?=/g,
      (whole, charset: string, kind: string, coded: string) => {
        const bytes =
          kind.toUpperCase() === "B"
            ? Buffer.from(coded, "base64")
            : Buffer.from(decodeQuoted(coded.replaceAll("_", " ")), "latin1");
        try {
          return new TextDecoder(charset).decode(bytes);
        } catch (error) {
          // A charset that nobody knows.
          if (!(error instanceof RangeError)) throw error;
          return whole;
        }
      },
    );
}
