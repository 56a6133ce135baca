import { deflateSync } from "fflate";

/**
 * A ZIP with other bytes in some of its parts, and everything else as it was, packed as it was: names, times, order, attributes, comments,
 * and parts that nobody here can read.
 *
 * ZIP-EDIT-1  Where nothing differs, the bytes are those that came.
 * ZIP-EDIT-2  Null for a container that cannot be taken apart for certain: ZIP64, several volumes, encryption, records that overlap.
 */
export function replaceParts(
  bytes: Uint8Array,
  wanted: ReadonlyMap<string, Uint8Array>,
): Uint8Array<ArrayBuffer> | null {
  if (wanted.size === 0) return new Uint8Array(bytes);
  const records = recordsOf(bytes);
  if (!records) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  const moved = new Map<Record, { readonly at: number; readonly part: Part | null }>();
  let length = 0;
  const add = (piece: Uint8Array) => {
    pieces.push(piece);
    length += piece.length;
  };
  const inPlace = records.all.toSorted((one, other) => one.local - other.local);
  if ((inPlace[0]?.local ?? 0) > 0) add(bytes.subarray(0, inPlace[0]!.local));
  for (const [index, record] of inPlace.entries()) {
    const end = inPlace[index + 1]?.local ?? records.directory;
    const content = wanted.get(record.name);
    if (!content) {
      moved.set(record, { at: length, part: null });
      add(bytes.subarray(record.local, end));
      continue;
    }
    const part = packed(content);
    moved.set(record, { at: length, part });
    const headLength = 30 + view.getUint16(record.local + 26, true) + view.getUint16(record.local + 28, true);
    const head = bytes.slice(record.local, record.local + headLength);
    const at = new DataView(head.buffer);
    // Sizes stand in the head now; a record behind the data, which some writers use, is not needed any more.
    at.setUint16(6, at.getUint16(6, true) & ~8, true);
    writeSizes(at, { method: 8, crc: 14 }, part);
    add(head);
    add(part.deflated);
  }
  const directory = length;
  for (const record of records.all) {
    const entry = bytes.slice(record.entry, record.entryEnd);
    const at = new DataView(entry.buffer);
    const { at: place, part } = moved.get(record)!;
    at.setUint32(42, place, true);
    if (part) {
      at.setUint16(8, at.getUint16(8, true) & ~8, true);
      writeSizes(at, { method: 10, crc: 16 }, part);
    }
    add(entry);
  }
  const end = bytes.slice(records.end);
  const at = new DataView(end.buffer);
  at.setUint32(12, length - directory, true);
  at.setUint32(16, directory, true);
  add(end);
  const made = new Uint8Array(length);
  let place = 0;
  for (const piece of pieces) {
    made.set(piece, place);
    place += piece.length;
  }
  return made;
}

interface Record {
  readonly name: string;
  /** Where its head stands. */
  readonly local: number;
  /** Where it stands in the directory. */
  readonly entry: number;
  readonly entryEnd: number;
}

interface Part {
  readonly deflated: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

function packed(content: Uint8Array): Part {
  return { deflated: deflateSync(content), size: content.length, crc: crc32(content) };
}

function writeSizes(
  at: DataView,
  { method, crc }: { readonly method: number; readonly crc: number },
  part: Part,
) {
  at.setUint16(method, 8, true);
  at.setUint32(crc, part.crc, true);
  at.setUint32(crc + 4, part.deflated.length, true);
  at.setUint32(crc + 8, part.size, true);
}

const HEAD = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const NONE = 0xffffffff;

function recordsOf(
  bytes: Uint8Array,
): { readonly all: readonly Record[]; readonly directory: number; readonly end: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  const isWhole = view.getUint16(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!isWhole || count === 0xffff || directory === NONE) return null;
  const all: Record[] = [];
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return null;
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const entryEnd = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    if ((flags & 1) !== 0 || local === NONE || local + 30 > directory || entryEnd > end) return null;
    if (view.getUint32(local, true) !== HEAD) return null;
    // As the reader decodes names: UTF-8 where it is said, else the code page of the first PCs, of which ASCII is the same.
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    all.push({ name, local, entry: at, entryEnd });
    at = entryEnd;
  }
  const places = new Set(all.map(({ local }) => local));
  return places.size === all.length && at <= end ? { all, directory, end } : null;
}

/** The record at the end, behind which only a comment stands. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return null;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff]!;
  return (sum ^ 0xffffffff) >>> 0;
}
