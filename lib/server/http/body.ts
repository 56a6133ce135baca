import "server-only";

import { problem } from "./problem";

/** A JSON body is at most this long unless the route says otherwise. The longest target, escaped, is 600 kB. */
export const BODY_BYTES = 1024 * 1024;
/** A body of a call that nobody has to be signed in for: names, an address and passwords. */
export const ACCOUNT_BYTES = 16 * 1024;

/** The JSON of a request, read no further than `limit` bytes whatever Content-Length claims. */
export async function readBody(request: Request, limit?: number): Promise<unknown> {
  return parseJson(await readText(request, limit));
}

/** The same before it is taken apart. */
export async function readText(request: Request, limit = BODY_BYTES): Promise<string> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    throw problem(
      415,
      "not-json",
      type === "" ? { code: "problems.not-json.no-type" } : { code: "problems.not-json.type", type },
    );
  }
  const bytes = await readBytes(request, limit);
  return orNotJson(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

export function parseJson(text: string): unknown {
  return orNotJson(() => JSON.parse(text) as unknown);
}

function orNotJson<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    throw problem(400, "not-json", { code: "problems.not-json" });
  }
}

/**
 * The bytes of a request; 413 as soon as there are more than `limit`. A body that is too long is left where it is and not
 * cancelled: cancelling ends the connection before the answer is out (`lib/cli/serve.mjs` ends it behind the answer).
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLong(limit);
  const into = new Bytes(Number(request.headers.get("content-length") ?? 0), limit);
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      if (!into.add(read.value)) throw tooLong(limit);
    }
  } catch (error) {
    throw isCutOff(error) ? cutOff() : error;
  }
  return into.all();
}

/** Bytes that come in pieces, written where they stay: each is held once, and while the room grows, twice. */
class Bytes {
  readonly #limit: number;
  #room: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** `expected`: how many there will be, where that is said. It costs nothing before they come. */
  constructor(expected: number, limit: number) {
    this.#limit = limit;
    this.#room = new Uint8Array(Math.min(limit, Number.isSafeInteger(expected) ? expected : 0));
  }

  /** False when they become more than the limit. */
  add(piece: Uint8Array): boolean {
    const length = this.#length + piece.byteLength;
    if (length > this.#limit) return false;
    if (length > this.#room.byteLength) {
      const larger = new Uint8Array(Math.min(this.#limit, Math.max(length, 2 * this.#room.byteLength)));
      larger.set(this.#room.subarray(0, this.#length));
      this.#room = larger;
    }
    this.#room.set(piece, this.#length);
    this.#length = length;
    return true;
  }

  all(): Uint8Array<ArrayBuffer> {
    return this.#room.subarray(0, this.#length);
  }
}

/** A closed window, a dead network: it happens, and is nobody's mistake. */
function isCutOff(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ECONNRESET";
}

function cutOff() {
  return problem(400, "cut-off", { code: "problems.cut-off" });
}

function tooLong(limit: number) {
  const most =
    limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MB` : `${Math.floor(limit / 1024)} kB`;
  return problem(413, "too-large", { code: "problems.too-large", most });
}
