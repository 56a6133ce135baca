import "server-only";

import type { z } from "zod";
import { PASTE_LIMIT, UPLOAD_BYTES } from "../../wire/documents";
import type { Upload } from "../jobs/reading";
import { readBody, readBytes } from "./body";
import { type Part, partsOf } from "./multipart";
import { problem } from "./problem";
import { BODIES, lengthOf } from "./room";
import type { Owner } from "./turns";
import { parsedBy } from "./validation";

/** A pasted text of the longest kind, when every unit of it is escaped as \uXXXX. */
const PASTE_BYTES = 6 * PASTE_LIMIT + 4096;

/** What multipart puts around a file of the largest kind. */
const AROUND_A_FILE = 64 * 1024;

/**
 * What was sent to be imported: a file with its fields (multipart), or a text in JSON. `pasted` and `fields` are the
 * shapes of the two. What is long is read when there is room for it (`room.ts`).
 */
export async function readUpload<Pasted extends z.ZodObject, Fields extends z.ZodObject>(
  request: Request,
  owner: Owner,
  pasted: Pasted,
  fields: Fields,
): Promise<Read<z.output<Pasted>> | Read<z.output<Fields>>> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = /^multipart\/form-data\b/i.test(type);
  const length = lengthOf(request, isForm ? UPLOAD_BYTES + AROUND_A_FILE : PASTE_BYTES);
  const leave = await BODIES.enter(owner, length, request.signal);
  try {
    const { bytes, ...read } = await readBoth(request, type, isForm, pasted, fields);
    return { ...read, uploaded: new Uploaded(bytes, leave) };
  } catch (error) {
    leave();
    throw error;
  }
}

export interface Read<Body> {
  readonly file: Omit<Upload, "bytes">;
  readonly body: Body;
  readonly uploaded: Uploaded;
}

/** The bytes of an upload, on their way into the queue: whoever takes them lets go of them there, and of their room. */
export class Uploaded {
  #bytes: Uint8Array<ArrayBuffer> | null;
  readonly letGo: () => void;

  constructor(bytes: Uint8Array<ArrayBuffer>, letGo: () => void) {
    this.#bytes = bytes;
    this.letGo = letGo;
  }

  take(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes;
    if (!bytes) throw new RangeError("The bytes of this upload were taken before");
    this.#bytes = null;
    return bytes;
  }
}

async function readBoth<Pasted extends z.ZodObject, Fields extends z.ZodObject>(
  request: Request,
  type: string,
  isForm: boolean,
  pasted: Pasted,
  fields: Fields,
) {
  if (!isForm) {
    const body = parsedBy(pasted, await readBody(request, PASTE_BYTES));
    const bytes = new TextEncoder().encode((body as { text: string }).text);
    return { body, bytes, file: { fileName: "pasted.txt", mediaType: "text/plain", encoding: "utf-8" } };
  }
  const parts = partsIn(await readBytes(request, UPLOAD_BYTES + AROUND_A_FILE), type);
  const file = parts.find(({ name, fileName }) => name === "file" && fileName !== null);
  if (!file) {
    throw problem(422, "invalid", { code: "problems.upload.no-file" }, "file");
  }
  if (file.bytes.byteLength > UPLOAD_BYTES) {
    throw problem(
      413,
      "too-large",
      { code: "problems.too-large.file", megabytes: UPLOAD_BYTES / 1024 / 1024 },
      "file",
    );
  }
  const texts = parts.flatMap(({ name, fileName, bytes }) =>
    fileName === null && bytes.byteLength > 0 ? [[name, new TextDecoder().decode(bytes)]] : [],
  );
  const body = parsedBy(fields, Object.fromEntries(texts));
  const { encoding } = body as { encoding?: string };
  return {
    body,
    bytes: file.bytes,
    file: {
      fileName: tame(file.fileName ?? ""),
      mediaType: mediaTypeOf(file),
      encoding: encoding ?? null,
    },
  };
}

/** A form has a file and a few fields. Taking one of 100,000 parts apart keeps everybody waiting for a second. */
const MOST_PARTS = 19;

function partsIn(bytes: Uint8Array<ArrayBuffer>, type: string): readonly Part[] {
  const read = partsOf(bytes, type, MOST_PARTS);
  if (read.ok) return read.parts;
  if (read.why === "too-many")
    throw problem(422, "invalid", { code: "problems.upload.parts", most: MOST_PARTS });
  throw problem(400, "not-multipart", { code: "problems.not-multipart" });
}

/** As a browser says it of a file; null where nothing is said that can be a type. */
function mediaTypeOf({ mediaType }: Part): string | null {
  return mediaType !== null && /^[\x20-\x7e]{1,200}$/.test(mediaType) ? mediaType.toLowerCase() : null;
}

/** A file's name as it can be shown and kept: no folders, no control characters or marks of writing direction, not endless. */
function tame(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
      .slice(0, 200)
      .toWellFormed() || "file"
  );
}
