import "server-only";

import { database } from "../client";
import type { SourceScope } from "../scope";

/** A memory that a project looks into, as far as whoever asks may read it. */
export interface UsedMemory {
  readonly id: string;
  readonly number: number;
  readonly projectId: string;
  readonly name: string;
  readonly position: number;
  readonly penalty: number;
}

/**
 * The memories that are asked for a project, in their order: its own, and those that it uses and whoever asks may read:
 * with a role that sees Chinese in the project whose memory it is. Of the others nothing is said, not even how many there are.
 */
export async function usedMemories({ projectId, userId }: SourceScope): Promise<readonly UsedMemory[]> {
  return database().$queryRaw<UsedMemory[]>`
    select m.id, m.number, m."projectId", m.name, coalesce(u.position, 0)::int as position, coalesce(u.penalty, 0)::int as penalty
    from "Memory" m
    left join "MemoryUse" u on u."memoryId" = m.id and u."projectId" = ${projectId}
    join "Project" p on p.id = m."projectId" and p."deletedAt" is null
    join "Membership" o on o."projectId" = m."projectId" and o."userId" = ${userId} and o.role <> 'viewer'
    where (u."memoryId" is not null or (m."isOwn" and m."projectId" = ${projectId})) and m."deletedAt" is null
    order by not (m."isOwn" and m."projectId" = ${projectId}), 5, m.number`;
}
