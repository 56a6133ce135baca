import "server-only";

import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from } from "pg-copy-streams";
import { classOf, gramKeys, listKey } from "../../match/grams";

/**
 * The index of a memory: parts, each a set of lists that are never changed.
 *
 * MEM-PART-1  An entry is in one part, or in none as long as it is new: then it is found by its length and compared.
 * MEM-PART-2  A list is the ids of a part's entries of one class of length that hold one gram. What was deleted stays in the lists and is
 *      not found in the table.
 * MEM-PART-3  New entries become a part when there are `NEW_MOST`, and small parts are put together, so that a memory has a handful.
 *      Lists are put together by laying them behind each other.
 */
export const NEW_MOST = 1_000;
const PARTS_MOST = 6;

/** Keys and ids of the entries of a part that is being made. */
export class PartMaker {
  #keys = new Uint32Array(1 << 20);
  #ids = new Uint32Array(1 << 20);
  #count = 0;
  entries = 0;

  add(id: number, letters: Uint32Array): void {
    this.entries += 1;
    const lengthClass = classOf(letters.length);
    const grams = gramKeys(letters);
    if (this.#count + grams.length > this.#keys.length) this.#grow(grams.length);
    for (let at = 0; at < grams.length; at += 1) {
      this.#keys[this.#count] = listKey(grams[at]!, lengthClass);
      this.#ids[this.#count] = id;
      this.#count += 1;
    }
  }

  /** Pairs of key and id: what it holds in memory is eight bytes each. */
  get size(): number {
    return this.#count;
  }

  #grow(by: number): void {
    const length = Math.max(2 * this.#keys.length, this.#count + by);
    const [keys, ids] = [new Uint32Array(length), new Uint32Array(length)];
    keys.set(this.#keys);
    ids.set(this.#ids);
    [this.#keys, this.#ids] = [keys, ids];
  }

  /** Writes the lists of the part that `part` names into a table, in the client's transaction, and is empty again. */
  async write(client: ClientBase, part: number, table = `"MemoryList"`): Promise<void> {
    const starts = new Uint32Array((1 << 21) + 1);
    for (let at = 0; at < this.#count; at += 1) starts[this.#keys[at]! + 1]! += 1;
    for (let key = 0; key < 1 << 21; key += 1) starts[key + 1]! += starts[key]!;
    const sorted = new Uint32Array(this.#count);
    const next = starts.slice();
    for (let at = 0; at < this.#count; at += 1) {
      const key = this.#keys[at]!;
      sorted[next[key]!] = this.#ids[at]!;
      next[key]! += 1;
    }
    this.#count = 0;
    this.entries = 0;
    await pipeline(
      copyRows(part, starts, sorted),
      client.query(from(`copy ${table} (part, key, size, places) from stdin (format binary)`)),
    );
  }
}

const CHUNK = 256 * 1024;

/** PostgreSQL's binary COPY: a head, rows of fields with their lengths, an end. */
function* copyRows(part: number, starts: Uint32Array, sorted: Uint32Array): Generator<Buffer> {
  let chunk = Buffer.alloc(CHUNK);
  let at = chunk.write("PGCOPY\n\xff\r\n\0", "latin1");
  at = chunk.writeUInt32BE(0, at);
  at = chunk.writeUInt32BE(0, at);
  const bytes = new Uint8Array(sorted.buffer, sorted.byteOffset, sorted.byteLength);
  for (let key = 0; key + 1 < starts.length; key += 1) {
    const size = starts[key + 1]! - starts[key]!;
    if (size === 0) continue;
    const needed = 2 + 3 * 8 + 4 + 4 * size;
    if (at + needed > chunk.length) {
      yield chunk.subarray(0, at);
      chunk = Buffer.alloc(Math.max(CHUNK, needed + 2));
      at = 0;
    }
    at = chunk.writeUInt16BE(4, at);
    for (const value of [part, key, size]) {
      at = chunk.writeUInt32BE(4, at);
      at = chunk.writeUInt32BE(value, at);
    }
    at = chunk.writeUInt32BE(4 * size, at);
    // Ids as this machine's typed arrays hold them, little end first wherever Node runs.
    chunk.set(bytes.subarray(4 * starts[key]!, 4 * starts[key + 1]!), at);
    at += 4 * size;
  }
  yield chunk.subarray(0, at);
  yield Buffer.from([0xff, 0xff]);
}

export async function addPart(client: ClientBase, memory: number, entries: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into "MemoryPart" (memory, entries) values ($1, $2) returning id`,
    [memory, entries],
  );
  return rows[0]!.id;
}

/** Puts small parts together where there are many (MEM-PART-3). In the client's transaction. */
export async function joinParts(client: ClientBase, memory: number, most = PARTS_MOST): Promise<void> {
  const { rows } = await client.query<{ id: number; entries: number }>(
    `select id, entries from "MemoryPart" where memory = $1 order by entries for update`,
    [memory],
  );
  if (rows.length <= most) return;
  // The smallest, and as many more as are not far larger than those together.
  let sum = 0;
  const joined: number[] = [];
  for (const { id, entries } of rows) {
    if (joined.length >= 2 && entries > 4 * sum && rows.length - joined.length < most) break;
    joined.push(id);
    sum += entries;
  }
  const part = await addPart(client, memory, sum);
  await client.query(
    `insert into "MemoryList" (part, key, size, places)
     select $1, key, sum(size), string_agg(places, ''::bytea) from "MemoryList" where part = any($2) group by key`,
    [part, joined],
  );
  await client.query(`delete from "MemoryList" where part = any($1)`, [joined]);
  await client.query(`delete from "MemoryPart" where id = any($1)`, [joined]);
}
