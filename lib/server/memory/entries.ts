import "server-only";

import type { z } from "zod";
import { findMatches } from "../../align/explain/matches";
import { findHolding, type Held } from "../../db/memory/concordance";
import {
  bringEntryBack,
  changeEntry,
  countEntries,
  cursorBehind,
  deleteEntry,
  findDiffering,
  isOfKind,
  listEntries,
  numberOf,
} from "../../db/memory/entries";
import type { UsedMemory } from "../../db/memory/used";
import type { ImportScope, SourceScope } from "../../db/scope";
import { fold } from "../../match/fold";
import { variantsOf } from "../../text/han-variants";
import { findAll } from "../../text/search";
import type {
  CleanUp,
  CleanUpQuery,
  EntryList,
  EntryQuery,
  EntrySaved,
  EntryTexts,
  MemoryEntry,
  MemoryStatistics,
} from "../../wire/memory-entries";
import { missing, problem } from "../http/problem";
import { loadLexicon } from "../lexicon";
import { originOf, readyMemories } from "./matches";

/** The memory as look-ups know it, with what was confirmed until now. */
async function openMemory(scope: SourceScope, memoryId: string): Promise<UsedMemory> {
  await readyMemories(scope);
  const memory = await numberOf(scope, memoryId);
  if (!memory) throw missing("memory");
  const { projectId } = scope;
  return { id: memoryId, projectId, position: 0, penalty: 0, isWritten: false, ...memory };
}

function entryOf(held: Held, memory: UsedMemory): MemoryEntry {
  const { id, source, target } = held;
  return { id, source, target, origin: originOf(held, memory) };
}

const PAGE = 200;
/** So many entries are looked through for one answer; what is further back comes with the next page. */
const MOST_LOOKED_AT = 20_000;

/** Entries, the newest first: all, or those that hold a phrase. */
export async function searchEntries(
  scope: SourceScope,
  memoryId: string,
  { q, side, kind, after, limit }: z.output<typeof EntryQuery>,
): Promise<EntryList> {
  const memory = await openMemory(scope, memoryId);
  const phrase = q?.trim() ?? "";
  let before = cursorOf(after);
  if (phrase === "") {
    const found = await listEntries(scope, memory.number, { kind, before, limit: limit + 1 });
    return listOf(found, memory, limit);
  }
  const hits: Held[] = [];
  let looked = 0;
  for (;;) {
    const page = await findHolding(scope, [memory], phrase, { side, before, limit: PAGE });
    for (const held of page) {
      const holds = findAll(held[side], phrase, { alike: variantsOf });
      if (isOfKind(held, kind) && holds.ok && holds.hits.length > 0) hits.push(held);
    }
    looked += page.length;
    before = page.at(-1)?.id ?? before;
    if (page.length < PAGE || hits.length > limit) return listOf(hits, memory, limit);
    if (looked >= MOST_LOOKED_AT)
      return { entries: hits.map((held) => entryOf(held, memory)), next: String(before) };
  }
}

function listOf(found: readonly Held[], memory: UsedMemory, limit: number): EntryList {
  const shown = found.slice(0, limit);
  return {
    entries: shown.map((held) => entryOf(held, memory)),
    next: found.length > limit ? String(shown.at(-1)!.id) : null,
  };
}

function cursorOf(after: string | undefined): number | null {
  const cursor = after === undefined ? null : Number(after);
  return cursor !== null && Number.isSafeInteger(cursor) ? cursor : null;
}

/** Groups of one answer. */
const GROUPS = 20;
/** Entries whose two sides are compared for one answer: a fifth of a second. */
const COMPARED = 100;

/**
 * What somebody may want to put in order.
 *
 * MEM-CLEAN-1  The same Chinese, character for character, with different English.
 * MEM-CLEAN-2  The two sides do not belong together: the English answers less than a tenth of the Chinese letters, word by word, of a text
 *      of at least `LEAST` letters. Shorter ones say too little, and longer ones than `LONGEST` would take too long.
 */
export async function proposeCleanUp(
  scope: SourceScope,
  memoryId: string,
  { kind, after }: z.output<typeof CleanUpQuery>,
): Promise<CleanUp> {
  const memory = await openMemory(scope, memoryId);
  if (kind === "differing") {
    const groups = await findDiffering(scope, memory.number, { after: cursorOf(after) ?? -1, limit: GROUPS });
    return {
      groups: groups.map((group) => group.map((held) => entryOf(held, memory))),
      next: groups.length < GROUPS ? null : cursorBehind(groups),
    };
  }
  const page = await listEntries(scope, memory.number, {
    kind: "all",
    before: cursorOf(after),
    limit: COMPARED,
  });
  return {
    groups: page.filter(isApart).map((held) => [entryOf(held, memory)]),
    next: page.length < COMPARED ? null : String(page.at(-1)!.id),
  };
}

const LEAST = 8;
const LONGEST = 800;
const ANSWERED = 0.1;

/** MEM-CLEAN-2. */
function isApart({ source, target }: { readonly source: string; readonly target: string }): boolean {
  const { length } = fold(source).letters;
  if (length < LEAST || source.length > LONGEST || target.length > 4 * LONGEST) return false;
  const answered = findMatches(source, target, loadLexicon()).reduce(
    (sum, match) => sum + match.source.end - match.source.start,
    0,
  );
  return answered < ANSWERED * length;
}

export async function changeMemoryEntry(
  scope: ImportScope,
  memoryId: string,
  entryId: number,
  texts: z.output<typeof EntryTexts>,
  now: Date,
): Promise<EntrySaved> {
  const memory = await numberOf(scope, memoryId);
  if (!memory) throw missing("memory");
  const changed = await changeEntry(scope, memory.number, entryId, texts, now);
  if (!changed.ok) {
    if (changed.reason === "missing") throw missing("entry");
    throw problem(409, "in-row", { code: "memory.entry.in-row" });
  }
  const { projectId } = scope;
  const used = { id: memoryId, projectId, position: 0, penalty: 0, isWritten: false, ...memory };
  return { entry: entryOf(changed.entry, used) };
}

export async function deleteMemoryEntry(
  scope: ImportScope,
  memoryId: string,
  entryId: number,
): Promise<void> {
  const memory = await numberOf(scope, memoryId);
  if (!memory || !(await deleteEntry(scope, memory.number, entryId))) throw missing("entry");
}

export async function restoreMemoryEntry(
  scope: ImportScope,
  memoryId: string,
  entryId: number,
): Promise<void> {
  const memory = await numberOf(scope, memoryId);
  if (!memory || !(await bringEntryBack(scope, memory.number, entryId))) throw missing("entry");
}

export async function memoryStatistics(scope: SourceScope, memoryId: string): Promise<MemoryStatistics> {
  return countEntries(scope, (await openMemory(scope, memoryId)).number);
}
