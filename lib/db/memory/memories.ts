import "server-only";

import type { MemoryList } from "../../wire/memories";
import type { ReadableMemories } from "../../wire/memory-entries";
import { database } from "../client";
import { newId } from "../ids";
import type { ImportScope, Scope, Somebody, SourceScope } from "../scope";
import { askMemory } from "./pool";
import { usedMemories } from "./used";

export async function listMemories(scope: SourceScope): Promise<MemoryList> {
  const used = await usedMemories(scope);
  const counts = await askMemory<{ memory: number; entries: number }>(
    "counts",
    `select memory, count(*)::int as entries from "MemoryEntry" where memory = any($1::int[]) group by memory`,
    [used.map(({ number }) => number)],
  );
  const projects = await database().project.findMany({
    where: { id: { in: used.map(({ projectId }) => projectId) } },
    select: { id: true, name: true },
  });
  const entriesOf = new Map(counts.map(({ memory, entries }) => [memory, entries]));
  return {
    memories: used.map(({ id, number, projectId, name, position, penalty, isWritten }) => ({
      id,
      name,
      isOwn: id === projectId,
      project: { id: projectId, name: projects.find((project) => project.id === projectId)?.name ?? "" },
      position,
      penalty,
      isWritten,
      entries: entriesOf.get(number) ?? 0,
    })),
  };
}

export async function saveMemory(
  { projectId, userId }: ImportScope,
  name: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const id = newId();
  await database().$transaction(async (tx) => {
    await tx.memory.create({ data: { id, projectId, name, createdById: userId }, select: { id: true } });
    const position = await tx.memoryUse.count({ where: { projectId } });
    await tx.memoryUse.create({ data: { projectId, memoryId: id, position }, select: { memoryId: true } });
  });
  return { id, name };
}

/** All memories that somebody may read: of projects where they see Chinese. */
export async function listReadableMemories({ userId }: Somebody): Promise<ReadableMemories> {
  const memories = await askMemory<ReadableMemories["memories"][number]>(
    "readable",
    `select m.id, m.name, m."isOwn", json_build_object('id', p.id, 'name', p.name) as project from "Memory" m
     join "Project" p on p.id = m."projectId" and p."deletedAt" is null
     join "Membership" o on o."projectId" = m."projectId" and o."userId" = $1 and o.role <> 'viewer'
     where m."deletedAt" is null order by p.name, not m."isOwn", m.number limit 500`,
    [userId],
  );
  return { memories: [...memories] };
}

/** `reading` is the right to read the memory, in whatever project it is. */
export async function useMemory(
  { projectId }: ImportScope,
  reading: SourceScope,
  memoryId: string,
  how: { readonly position: number; readonly penalty: number; readonly isWritten: boolean },
): Promise<boolean> {
  const there = await database().memory.count({
    where: { id: memoryId, projectId: reading.projectId, deletedAt: null },
  });
  if (there === 0) return false;
  await database().memoryUse.upsert({
    where: { projectId_memoryId: { projectId, memoryId } },
    create: { projectId, memoryId, ...how },
    update: how,
  });
  return true;
}

export async function stopUsing({ projectId }: ImportScope, memoryId: string): Promise<void> {
  await database().memoryUse.deleteMany({ where: { projectId, memoryId } });
}

/** Names of the people who made entries, of ids that a scoped query has found. */
export async function namesOf(_scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await database().user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

export interface StoredEntry {
  readonly id: number;
  readonly source: string;
  readonly target: string;
  readonly bead: number | null;
  readonly createdById: string | null;
  readonly createdBy: string | null;
  readonly changedAt: Date;
  readonly extra: unknown;
}

/** A memory page by page, in the order in which its entries were made. */
export async function* readEntries(
  { projectId }: SourceScope,
  memoryId: string,
): AsyncGenerator<readonly StoredEntry[]> {
  let after = 0;
  for (;;) {
    const page: readonly StoredEntry[] = await askMemory<StoredEntry>(
      "pages",
      `select e.id, source, target, bead, e."createdById", "createdBy", "changedAt", extra from "MemoryEntry" e
       join "Memory" m on m.number = e.memory and m.id = $1 and m."projectId" = $2 and m."deletedAt" is null
       where e.id > $3 order by e.id limit 2000`,
      [memoryId, projectId, after],
    );
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!.id;
  }
}
