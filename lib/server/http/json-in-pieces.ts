import "server-only";

import { setImmediate } from "node:timers/promises";

/** So long JSON is written before others are heard. */
const SLICE_MS = 5;

/**
 * The bytes of `JSON.stringify(value)`. A page of 2,000 rows is 4 MB, which written at one go keep everybody waiting for
 * tens of milliseconds; what is short is written at once.
 */
export async function jsonInPieces(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const bytes: Uint8Array[] = [];
  let text = "";
  let until = performance.now() + SLICE_MS;
  for (const piece of piecesOf(value)) {
    text += piece;
    if (performance.now() < until) continue;
    bytes.push(encoder.encode(text));
    text = "";
    await setImmediate();
    until = performance.now() + SLICE_MS;
  }
  const last = encoder.encode(text);
  return bytes.length === 0 ? last : joined([...bytes, last]);
}

/** A list of more than this is written item by item; what holds none is written at one go, for parting costs more than writing. */
const MANY = 20;

/** Law: joined, they are `JSON.stringify(value)`. */
export function* piecesOf(value: unknown): Generator<string> {
  if (isLong(value)) {
    let before = "[";
    for (const item of value) {
      yield before;
      if (isWritten(item)) yield* piecesOf(item);
      else yield "null";
      before = ",";
    }
    yield "]";
  } else if (isPlain(value) && Object.values(value).some(isLong)) {
    let before = "{";
    for (const [name, item] of Object.entries(value)) {
      if (!isWritten(item)) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* piecesOf(item);
      before = ",";
    }
    yield "}";
  } else yield JSON.stringify(value) as string;
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > MANY && !("toJSON" in value);
}

/** What JSON leaves out of an object, and writes as null in a list. */
function isWritten(value: unknown): boolean {
  return value !== undefined && typeof value !== "function" && typeof value !== "symbol";
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || "toJSON" in value) return false;
  return [Object.prototype, null].includes(Object.getPrototypeOf(value) as null);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}
