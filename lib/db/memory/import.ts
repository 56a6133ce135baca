import "server-only";

import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from } from "pg-copy-streams";
import { letterHash } from "../../match/entry-key";
import { fold } from "../../match/fold";
import type { ImportScope } from "../scope";
import { addPart, joinParts, PartMaker } from "./parts";
import { inTransaction } from "./pool";

/** One unit of a file, on its way into a memory. */
export interface NewEntry {
  readonly source: string;
  readonly target: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly createdBy: string | null;
  readonly changedAt: Date | null;
  readonly extra: object | null;
}

export interface Imported {
  readonly taken: number;
  /** What the memory held already, in the file or from before. */
  readonly folded: number;
}

/** So many are written at once. */
const BATCH = 5_000;
/** Pairs of gram and entry to a piece: 45 MB while it is sorted. */
const PART_PAIRS = 3_000_000;

/**
 * Takes entries of any number, in one transaction: all of them or, where something fails, none.
 *
 * MEM-IMPORT-1  Of entries with the same Chinese and the same English one is kept, the first that came.
 * MEM-IMPORT-2  No more than a part of the index is held in memory.
 */
export async function importEntries(
  { projectId, userId }: ImportScope,
  memoryId: string,
  entries: AsyncIterable<readonly NewEntry[]> | Iterable<readonly NewEntry[]>,
  now: Date,
): Promise<Imported | null> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ number: number; isEmpty: boolean }>(
      `select number, not exists (select from "MemoryEntry" e where e.memory = m.number) as "isEmpty" from "Memory" m
       where id = $1 and "projectId" = $2 and "deletedAt" is null for update`,
      [memoryId, projectId],
    );
    const memory = rows[0];
    if (!memory) return null;
    const into = { client, projectId, userId, memory: memory.number, isEmpty: memory.isEmpty, now };
    const seen = new Seen();
    const part = new PartMaker();
    const pile = new Pile(client, part);
    const copying = new Copying(into, part);
    let taken = 0;
    let folded = 0;
    let batch: Prepared[] = [];
    const flush = async () => {
      await copying.done();
      const fresh = into.isEmpty ? batch : await notYetThere(into, batch);
      folded += batch.length - fresh.length;
      taken += fresh.length;
      batch = [];
      if (fresh.length > 0) await copying.begin(fresh);
      if (part.size > PART_PAIRS) {
        await copying.done();
        await pile.add();
      }
    };
    for await (const some of entries) {
      for (const entry of some) {
        const prepared = prepare(entry);
        if (seen.add(prepared)) batch.push(prepared);
        else folded += 1;
        if (batch.length >= BATCH) await flush();
      }
    }
    if (batch.length > 0) await flush();
    await copying.done();
    await pile.finish(into.memory, taken);
    await joinParts(client, into.memory);
    return { taken, folded };
  });
}

/**
 * A part of any size, made of pieces that fit into memory: they are laid down in a table of this transaction alone, and put together
 * at the end, so that the index holds no room that was left.
 */
class Pile {
  readonly #client: ClientBase;
  readonly #part: PartMaker;
  #pieces = 0;

  constructor(client: ClientBase, part: PartMaker) {
    this.#client = client;
    this.#part = part;
  }

  async add(): Promise<void> {
    if (this.#pieces === 0) {
      await this.#client.query(
        `create temp table memory_piece (part int, key int, size int, places bytea) on commit drop`,
      );
      await this.#client.query(`alter table memory_piece alter column places set storage external`);
    }
    this.#pieces += 1;
    await this.#part.write(this.#client, this.#pieces, "memory_piece");
  }

  async finish(memory: number, entries: number): Promise<void> {
    if (entries === 0) return;
    const id = await addPart(this.#client, memory, entries);
    if (this.#pieces === 0) return this.#part.write(this.#client, id);
    await this.add();
    await this.#client.query(
      `insert into "MemoryList" (part, key, size, places)
       select $1, key, sum(size), string_agg(places, ''::bytea) from memory_piece group by key order by key`,
      [id],
    );
  }
}

interface Into {
  readonly client: ClientBase;
  readonly projectId: string;
  readonly userId: string;
  readonly memory: number;
  readonly isEmpty: boolean;
  readonly now: Date;
}

interface Prepared {
  readonly entry: NewEntry;
  readonly letters: Uint32Array;
  readonly hash: number;
}

function prepare(entry: NewEntry): Prepared {
  const { letters } = fold(entry.source);
  return { entry, letters, hash: letterHash(letters) };
}

/** Which pairs have come: 64 bits of each in a table that grows, 16 MB for a million. */
class Seen {
  #slots = new Uint32Array(2 << 16);
  #count = 0;

  /** False where the pair was there. */
  add({ entry: { source, target } }: Prepared): boolean {
    if (this.#count * 3 > this.#slots.length) this.#grow();
    let one = 0x811c_9dc5;
    let other = 0x1234_5678;
    for (const text of [source, target]) {
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        one = Math.imul(one ^ unit, 0x0100_0193);
        other = Math.imul(other ^ unit, 0x85eb_ca6b) ^ (other >>> 15);
      }
      one = Math.imul(one ^ 0xffff, 0x0100_0193);
      other = Math.imul(other ^ 0xffff, 0xc2b2_ae35);
    }
    return this.#put(one >>> 0, (other >>> 0) | 1);
  }

  #put(one: number, other: number): boolean {
    const mask = this.#slots.length / 2 - 1;
    let slot = (one ^ (other >>> 7)) & mask;
    while (this.#slots[2 * slot + 1] !== 0) {
      if (this.#slots[2 * slot] === one && this.#slots[2 * slot + 1] === other) return false;
      slot = (slot + 1) & mask;
    }
    this.#slots[2 * slot] = one;
    this.#slots[2 * slot + 1] = other;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(2 * before.length);
    this.#count = 0;
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot + 1] !== 0) this.#put(before[slot]!, before[slot + 1]!);
  }
}

async function notYetThere({ client, memory }: Into, batch: readonly Prepared[]): Promise<Prepared[]> {
  const { rows } = await client.query<{ source: string; target: string }>(
    `select source, target from "MemoryEntry" where memory = $1 and hash = any($2::bigint[])`,
    [memory, batch.map(({ hash }) => hash)],
  );
  const there = new Set(rows.map(({ source, target }) => `${source}\u0000${target}`));
  return batch.filter(({ entry: { source, target } }) => !there.has(`${source}\u0000${target}`));
}

/** Batches on their way into the table: while PostgreSQL takes one, the file is read on. */
class Copying {
  readonly #into: Into;
  readonly #part: PartMaker;
  #copied: Promise<void> = Promise.resolve();
  #ids: number[] = [];

  constructor(into: Into, part: PartMaker) {
    this.#into = into;
    this.#part = part;
  }

  done(): Promise<void> {
    return this.#copied;
  }

  /** What the last one failed with is thrown by `done`. */
  async begin(batch: readonly Prepared[]): Promise<void> {
    if (this.#ids.length < batch.length) this.#ids = await takeIds(this.#into, batch.length);
    const text = copyText(this.#into, batch, this.#part, this.#ids.splice(0, batch.length));
    this.#copied = pipeline(
      [Buffer.from(text)],
      this.#into.client.query(
        from(`copy "MemoryEntry" (id, "projectId", memory, "isIndexed", length, hash, source, target, before, after,
          "createdById", "createdBy", "changedAt", extra) from stdin`),
      ),
    );
    this.#copied.catch(() => {}); // thrown by `done`, which comes next
  }
}

/** Ids for some batches more, so that not each has to ask. */
async function takeIds({ client }: Into, wanted: number): Promise<number[]> {
  const { rows } = await client.query<{ ids: number[] }>(
    `select array_agg(nextval(pg_get_serial_sequence('"MemoryEntry"', 'id'))::int) as ids from generate_series(1, $1)`,
    [wanted < BATCH ? wanted : 10 * BATCH],
  );
  return rows[0]!.ids;
}

function copyText(
  { projectId, memory, userId, now }: Into,
  batch: readonly Prepared[],
  part: PartMaker,
  ids: readonly number[],
): string {
  let text = "";
  for (const [index, { entry, letters, hash }] of batch.entries()) {
    const id = ids[index]!;
    part.add(id, letters);
    const { source, target, createdBy, changedAt, extra } = entry;
    const fields = [
      id,
      projectId,
      memory,
      "t",
      letters.length,
      hash,
      escaped(source),
      escaped(target),
      entry.before === null ? "\\N" : letterHash(fold(entry.before).letters),
      entry.after === null ? "\\N" : letterHash(fold(entry.after).letters),
      createdBy === null ? userId : "\\N",
      createdBy === null ? "\\N" : escaped(createdBy),
      (changedAt ?? now).toISOString(),
      extra === null ? "\\N" : escaped(JSON.stringify(extra)),
    ];
    text += `${fields.join("\t")}\n`;
  }
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** As COPY reads text. */
function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!);
}
