import "server-only";

import type { ReadableTermbases } from "../../wire/terms";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { newId } from "../ids";
import type { EditScope, ManageScope, ReviewScope, Scope, Somebody, SourceScope } from "../scope";

/** A termbase whose terms a project recognises, as far as whoever asks may read it. */
export interface UsedTermbase {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly asksApproval: boolean;
  readonly version: number;
}

/**
 * The project's own termbase, where it has one, and those that it uses and whoever asks may read: with a role that sees Chinese in the
 * project whose termbase it is. Of the others nothing is said, not even how many there are.
 */
export async function usedTermbases({ projectId, userId }: Scope): Promise<readonly UsedTermbase[]> {
  return database().$queryRaw<UsedTermbase[]>`
    select t.id, t."projectId", t.name, t."asksApproval", t.version
    from "Termbase" t
    left join "TermbaseUse" u on u."termbaseId" = t.id and u."projectId" = ${projectId}
    join "Project" p on p.id = t."projectId" and p."deletedAt" is null
    join "Membership" o on o."projectId" = t."projectId" and o."userId" = ${userId} and o.role <> 'viewer'
    where (u."termbaseId" is not null or (t."isOwn" and t."projectId" = ${projectId})) and t."deletedAt" is null
    order by not (t."isOwn" and t."projectId" = ${projectId}), coalesce(u.position, 0), t.id`;
}

export async function listTermbases(scope: SourceScope) {
  const used = await usedTermbases(scope);
  const [counts, projects] = await Promise.all([
    database().concept.groupBy({
      by: ["termbaseId"],
      where: { termbaseId: { in: used.map(({ id }) => id) }, deletedAt: null },
      _count: true,
    }),
    database().project.findMany({
      where: { id: { in: [scope.projectId, ...used.map(({ projectId }) => projectId)] } },
      select: { id: true, name: true },
    }),
  ]);
  const nameOf = (id: string) => projects.find((project) => project.id === id)?.name ?? "";
  const { projectId } = scope;
  const own = { id: projectId, projectId, name: nameOf(projectId), asksApproval: false };
  // There is one from the first entry on; before, it is empty.
  const all = used.some(({ id }) => id === projectId) ? used : [own, ...used];
  return {
    termbases: all.map((one) => ({
      id: one.id,
      name: one.name,
      isOwn: one.id === projectId,
      project: { id: one.projectId, name: nameOf(one.projectId) },
      asksApproval: one.asksApproval,
      concepts: counts.find(({ termbaseId }) => termbaseId === one.id)?._count ?? 0,
    })),
  };
}

/** All termbases that somebody may read: of projects where they see Chinese. */
export async function listReadableTermbases({ userId }: Somebody): Promise<ReadableTermbases> {
  const termbases = await database().$queryRaw<ReadableTermbases["termbases"][number][]>`
    select t.id, t.name, t."isOwn", json_build_object('id', p.id, 'name', p.name) as project from "Termbase" t
    join "Project" p on p.id = t."projectId" and p."deletedAt" is null
    join "Membership" o on o."projectId" = t."projectId" and o."userId" = ${userId} and o.role <> 'viewer'
    where t."deletedAt" is null order by p.name, not t."isOwn", t.id limit 500`;
  return { termbases };
}

export async function saveTermbase({ projectId, userId }: EditScope, name: string) {
  const id = newId();
  await database().$transaction(async (tx) => {
    await tx.termbase.create({ data: { id, projectId, name, createdById: userId }, select: { id: true } });
    const position = await tx.termbaseUse.count({ where: { projectId } });
    await tx.termbaseUse.create({
      data: { projectId, termbaseId: id, position },
      select: { termbaseId: true },
    });
  });
  return { id, name };
}

/** `reading` is the right to read the termbase, in whatever project it is. */
export async function useTermbase(
  { projectId }: EditScope,
  reading: SourceScope,
  termbaseId: string,
  position: number,
): Promise<boolean> {
  const there = await database().termbase.count({
    where: { id: termbaseId, projectId: reading.projectId, deletedAt: null },
  });
  if (there === 0) return false;
  await database().termbaseUse.upsert({
    where: { projectId_termbaseId: { projectId, termbaseId } },
    create: { projectId, termbaseId, position },
    update: { position },
  });
  return true;
}

export async function stopUsingTermbase({ projectId }: EditScope, termbaseId: string): Promise<void> {
  await database().termbaseUse.deleteMany({ where: { projectId, termbaseId } });
}

export async function saveTermSettings(scope: ManageScope, asksApproval: boolean): Promise<void> {
  await database().$transaction(async (tx) => {
    const termbase = await lockTermbase(tx, scope, scope.projectId);
    await tx.termbase.update({ where: { id: termbase!.id }, data: { asksApproval }, select: { id: true } });
  });
}

/**
 * A termbase of this project with the number of the change that is being made: one change after another. The project's own comes to be
 * with its first change.
 */
export async function lockTermbase(
  tx: Prisma.TransactionClient,
  { projectId, userId }: EditScope | ReviewScope | ManageScope,
  termbaseId: string,
): Promise<{ readonly id: string; readonly version: number; readonly asksApproval: boolean } | null> {
  if (termbaseId === projectId) {
    await tx.$executeRaw`
      insert into "Termbase" (id, "projectId", name, "isOwn", "createdById")
      select id, id, name, true, ${userId} from "Project" where id = ${projectId} on conflict (id) do nothing`;
  }
  const [locked] = await tx.$queryRaw<{ id: string; version: number; asksApproval: boolean }[]>`
    update "Termbase" set version = version + 1
    where id = ${termbaseId} and "projectId" = ${projectId} and "deletedAt" is null
    returning id, version, "asksApproval"`;
  return locked ?? null;
}
