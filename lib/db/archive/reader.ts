import "server-only";

import { createHash } from "node:crypto";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { ArchiveRefused, damaged } from "./refusal";

/** What an archive may come to, unpacked. */
export interface Bounds {
  readonly bytes: number;
}

/** More parts no archive has: a file is at most 20 MB, and a project has thousands of them at the most. */
const MOST_PARTS = 100_300;
/** The snapshot of a change in the longest document. */
const MOST_LINE = 64 * 1024 * 1024;

/**
 * The parts of an archive, each unpacked when it is asked for. What comes out is counted over all that was asked for; what a header says of
 * sizes is never believed.
 */
export class ArchiveReader {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #room: number;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, room: number) {
    this.#zip = zip;
    this.#entries = entries;
    this.#room = room;
  }

  static async open(bytes: Uint8Array, { bytes: room }: Bounds): Promise<ArchiveReader> {
    try {
      const zip = await open(bytes);
      return new ArchiveReader(zip, await entriesOf(zip), room);
    } catch (error) {
      if (error instanceof ArchiveRefused) throw error;
      // Whatever yauzl says of bytes that came from outside: they are no ZIP that can be read.
      throw new ArchiveRefused({ code: "problems.archive.none" });
    }
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** A whole part, where it is at most so long. */
  async whole(name: string, most: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of this.#pieces(name)) {
      length += piece.length;
      if (length > most) throw tooLarge();
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }

  /** The lines of a part. Throws at its end where its lines or its SHA-256 are not as the manifest says. */
  async *lines(
    name: string,
    told: { readonly lines: number; readonly sha256: string },
  ): AsyncGenerator<string> {
    const hash = createHash("sha256");
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let rest = "";
    let lines = 0;
    for await (const piece of this.#pieces(name)) {
      hash.update(piece);
      rest += decoded(decoder, piece, name);
      const parts = rest.split("\n");
      rest = parts.pop()!;
      if (rest.length > MOST_LINE) throw tooLarge();
      lines += parts.length;
      yield* parts;
    }
    if (rest !== "" || lines !== told.lines || hash.digest("hex") !== told.sha256) throw damaged(name);
  }

  async *#pieces(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry || entry.isEncrypted()) throw damaged(name);
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, opened) => (error ? reject(damaged(name)) : resolve(opened)));
    });
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        this.#room -= piece.length;
        if (this.#room < 0) throw tooLarge();
        yield piece;
      }
    } catch (error) {
      throw error instanceof ArchiveRefused ? error : damaged(name);
    }
  }
}

function tooLarge(): ArchiveRefused {
  return new ArchiveRefused({ code: "problems.archive.too-large" });
}

function decoded(decoder: TextDecoder, piece: Buffer, name: string): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) throw damaged(name);
    throw error;
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

/** By name. The same name twice is damage: two programs could read two archives. */
function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      if (entries.has(entry.fileName)) return reject(damaged(entry.fileName.slice(0, 80)));
      if (entries.size === MOST_PARTS) return reject(tooLarge());
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}
