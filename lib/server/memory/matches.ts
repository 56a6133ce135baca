import "server-only";

import type { z } from "zod";
import { type Found, lookUp, type Sought } from "../../db/memory/look-up";
import { AT_ONCE as SETTLED_AT_ONCE, settle } from "../../db/memory/settle";
import { askWhatIsUsed, type UsedMemory, usedMemories } from "../../db/memory/used";
import type { SourceScope } from "../../db/scope";
import { diffWords } from "../../text/diff";
import type { Match, Matches, Origin } from "../../wire/memories";
import { beadsOf } from "./beads";
import { offerOf } from "./offer";

/** So many texts are looked up at a time for one call, so that others find a connection. */
const AT_ONCE = 4;

export async function findMatches(
  scope: SourceScope,
  asked: z.output<typeof Matches>,
): Promise<{ readonly matches: Match[] | Match[][] }> {
  const memories = await readyMemories(scope);
  const how = { limit: asked.limit, minimum: asked.minimum };
  if (!("sources" in asked)) {
    return { matches: asMatches(asked.source, await lookUp(scope, memories, asked, how)) };
  }
  const lists: Match[][] = [];
  const sought = asked.sources.map((one): Sought => (typeof one === "string" ? { source: one } : one));
  for (let at = 0; at < sought.length; at += AT_ONCE) {
    lists.push(
      ...(await Promise.all(
        sought
          .slice(at, at + AT_ONCE)
          .map(async (one) => asMatches(one.source, await lookUp(scope, memories, one, how))),
      )),
    );
  }
  return { matches: lists };
}

/**
 * The memories of a project, with what was confirmed in it until now. Where hundreds of rows were confirmed at once, the rest of
 * them is seen to behind this answer.
 */
export async function readyMemories(scope: SourceScope): Promise<readonly UsedMemory[]> {
  const { isWaiting, used } = await askWhatIsUsed(scope);
  if (!isWaiting) return used;
  if ((await settle(scope, beadsOf)) === SETTLED_AT_ONCE) void settleRest(scope);
  return usedMemories(scope);
}

const settling = new Set<string>();

async function settleRest(scope: SourceScope): Promise<void> {
  if (settling.has(scope.projectId)) return;
  settling.add(scope.projectId);
  try {
    while ((await settle(scope, beadsOf)) > 0);
  } catch {
    // The notes are still there for the next look.
  } finally {
    settling.delete(scope.projectId);
  }
}

function asMatches(source: string, found: readonly Found[]): Match[] {
  return found.map((one) => ({
    score: one.score,
    source: one.source,
    ...offerOf(one, source),
    difference:
      one.source === source ? null : diffWords(one.source, source).map(({ kind, text }) => ({ kind, text })),
    origin: originOf(one, one.memory),
  }));
}

export function originOf(
  entry: Omit<Found, "score" | "memory" | "source" | "target" | "createdById">,
  memory: UsedMemory,
): Origin {
  return {
    entryId: entry.id,
    memoryId: memory.id,
    memoryName: memory.name,
    segmentId: entry.segmentId,
    documentId: entry.documentId,
    isSentence: entry.bead !== null,
    isApproved: entry.isApproved,
    by: entry.by,
    at: entry.changedAt.toISOString(),
  };
}
