import "server-only";

import type { SourceScope } from "../scope";
import { askMemory } from "./pool";

/** A memory that a project looks into, as far as whoever asks may read it. */
export interface UsedMemory {
  readonly id: string;
  readonly number: number;
  readonly projectId: string;
  readonly name: string;
  readonly position: number;
  readonly penalty: number;
  /** What the project confirms goes into it, too. */
  readonly isWritten: boolean;
}

/**
 * The memories that are asked for a project, in their order: its own, and those that it uses and whoever asks may read:
 * with a role that sees Chinese in the project whose memory it is. Of the others nothing is said, not even how many there are.
 */
export async function usedMemories(scope: SourceScope): Promise<readonly UsedMemory[]> {
  return (await askWhatIsUsed(scope)).used;
}

/** The same, and whether rows of the project wait for their entries: in one question, because every look-up begins with it. */
export async function askWhatIsUsed({ projectId, userId }: SourceScope): Promise<{
  readonly used: readonly UsedMemory[];
  readonly isWaiting: boolean;
}> {
  const [answer] = await askMemory<{ used: readonly UsedMemory[]; isWaiting: boolean }>(
    "used",
    `select exists (select from "MemoryPending" where "projectId" = $1) as "isWaiting",
       coalesce((select json_agg(json_build_object('id', m.id, 'number', m.number, 'projectId', m."projectId", 'name', m.name,
           'position', coalesce(u.position, 0), 'penalty', coalesce(u.penalty, 0), 'isWritten', coalesce(u."isWritten", false))
           order by not (m."isOwn" and m."projectId" = $1), coalesce(u.position, 0), m.number)
         from "Memory" m
         left join "MemoryUse" u on u."memoryId" = m.id and u."projectId" = $1
         join "Project" p on p.id = m."projectId" and p."deletedAt" is null
         join "Membership" o on o."projectId" = m."projectId" and o."userId" = $2 and o.role <> 'viewer'
         where (u."memoryId" is not null or (m."isOwn" and m."projectId" = $1)) and m."deletedAt" is null), '[]') as used`,
    [projectId, userId],
  );
  return answer!;
}

/**
 * The memories that a project does not look into and whoever asks may read all the same, the newest first. What waits in their projects to be
 * made an entry is not waited for.
 */
export async function memoriesElsewhere({ projectId, userId }: SourceScope): Promise<readonly UsedMemory[]> {
  return askMemory<UsedMemory>(
    "elsewhere",
    `select m.id, m.number, m."projectId", m.name, 0 as position, 0 as penalty, false as "isWritten" from "Memory" m
     join "Project" p on p.id = m."projectId" and p."deletedAt" is null
     join "Membership" o on o."projectId" = m."projectId" and o."userId" = $2 and o.role <> 'viewer'
     where m."deletedAt" is null and not (m."isOwn" and m."projectId" = $1)
       and not exists (select from "MemoryUse" u where u."memoryId" = m.id and u."projectId" = $1)
     order by m.number desc limit 200`,
    [projectId, userId],
  );
}
