import "server-only";

import type { Role } from "../access";
import { database } from "./client";
import { Prisma } from "./generated/client";

export interface Membership {
  readonly projectId: string;
  readonly allowOwnApproval: boolean;
  readonly allowFixing: boolean;
  readonly role: Role;
}

/** Where a thing stands: its project, and the document when it is below one. */
export interface Place extends Membership {
  readonly documentId: string | null;
}

/**
 * The nouns that the gate is asked for, each with the tables that lead from it to a document or a project. What was
 * deleted is not found; a retired segment or paragraph is, because its history and the undo of what retired it
 * are asked for by its id.
 */
const NOUNS = {
  project: Prisma.sql`(select id, id as "projectId", null as "documentId" from "Project")`,
  document: Prisma.sql`(select id, "projectId", id as "documentId" from "Document")`,
  termbase: Prisma.sql`(select id, "projectId", null as "documentId" from "Termbase" where "deletedAt" is null)`,
  memory: Prisma.sql`(select id, "projectId", null as "documentId" from "Memory" where "deletedAt" is null)`,
  paragraph: Prisma.sql`(select id, "projectId", "documentId" from "Paragraph")`,
  segment: Prisma.sql`(select id, "projectId", "documentId" from "Segment")`,
  change: Prisma.sql`(select id, "projectId", "documentId" from "Change" where "documentId" is not null)`,
  comment: Prisma.sql`(select id, "projectId", "documentId" from "Comment" where "deletedAt" is null)`,
  return: Prisma.sql`(select id, "projectId", "documentId" from "Return")`,
  suggestion: Prisma.sql`(select id, "projectId", "documentId" from "Suggestion")`,
  finding: Prisma.sql`(select id, "projectId", "documentId" from "Finding")`,
  ignore: Prisma.sql`(select id, "projectId", "documentId" from "Ignore")`,
  coverage_decision: Prisma.sql`(select id, "projectId", "documentId" from "CoverageDecision")`,
  mark: Prisma.sql`(select id, "projectId", "documentId" from "ErrorMark")`,
  correction: Prisma.sql`(select id, "projectId", "documentId" from "Correction")`,
} as const;

export type Noun = keyof typeof NOUNS;

/**
 * The membership of `userId` in the project that `noun` `id` belongs to, in one query; null when there is none, or when
 * their account is disabled.
 */
export async function findPlace(userId: string, noun: Noun, id: string): Promise<Place | null> {
  const [place] = await database().$queryRaw<Place[]>`
    select p.id as "projectId", p."allowOwnApproval", p."allowFixing", m.role::text as role, n."documentId"
    from ${NOUNS[noun]} n
    join "Project" p on p.id = n."projectId" and p."deletedAt" is null
    join "Membership" m on m."projectId" = p.id and m."userId" = ${userId}
    join "User" u on u.id = m."userId" and u."disabledAt" is null
    left join "Document" d on d.id = n."documentId"
    where n.id = ${id} and d."deletedAt" is null`;
  return place ?? null;
}

/** As `findPlace`, for a job. An export is there for nobody but who asked for it, and gone with its document. */
export async function findJobPlace(
  userId: string,
  id: string,
): Promise<(Place & { readonly isExport: boolean }) | null> {
  const [place] = await database().$queryRaw<(Place & { isExport: boolean })[]>`
    select p.id as "projectId", p."allowOwnApproval", p."allowFixing", m.role::text as role, null as "documentId",
           j.kind = 'export' as "isExport"
    from "Job" j
    join "Project" p on p.id = j."projectId" and p."deletedAt" is null
    join "Membership" m on m."projectId" = p.id and m."userId" = ${userId}
    join "User" u on u.id = m."userId" and u."disabledAt" is null
    where j.id = ${id} and (j.kind <> 'export' or j."userId" = ${userId} and exists (
      select from "Document" d where d.id = j."documentId" and d."deletedAt" is null))`;
  return place ?? null;
}
