import "server-only";

import { createHash, type Hash } from "node:crypto";
import { Zip, ZipDeflate } from "fflate";

/** A fixed moment: the same rows give the same archive. Local time, which is what a ZIP keeps. */
const MOMENT = new Date(1980, 0, 1);

const LEVEL = 6;

/** An archive in the making: parts come one after the other, each in pieces, and nothing but what is packed is held. */
export class ArchiveWriter {
  readonly #packed: Uint8Array[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#packed.push(piece);
  });
  #part: { readonly stream: ZipDeflate; readonly hash: Hash; lines: number } | null = null;

  begin(name: string): void {
    const stream = new ZipDeflate(name, { level: LEVEL });
    stream.mtime = MOMENT;
    this.#zip.add(stream);
    this.#part = { stream, hash: createHash("sha256"), lines: 0 };
  }

  bytes(piece: Uint8Array): void {
    this.#current().hash.update(piece);
    this.#current().stream.push(piece, false);
  }

  lines(lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.#current().lines += lines.length;
    this.bytes(new TextEncoder().encode(`${lines.join("\n")}\n`));
  }

  /** Ends the part. */
  end(): { readonly lines: number; readonly sha256: string } {
    const { stream, hash, lines } = this.#current();
    stream.push(new Uint8Array(0), true);
    this.#part = null;
    return { lines, sha256: hash.digest("hex") };
  }

  /** All of it. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#zip.end();
    const whole = new Uint8Array(this.#packed.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.#packed) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  #current() {
    if (!this.#part) throw new RangeError("No part of the archive is open");
    return this.#part;
  }
}
