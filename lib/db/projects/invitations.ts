import "server-only";

import type { Role } from "../../access";
import type { Invitation } from "../../wire/people";
import type { Page } from "../../wire/text";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { pageOf } from "../page";
import type { ManageScope } from "../scope";

export async function listInvitations(scope: ManageScope, page: Page) {
  const rows = await database().invitation.findMany({
    where: {
      projectId: scope.projectId,
      revokedAt: null,
      ...(page.after === undefined ? {} : { id: { lt: page.after } }),
    },
    orderBy: { id: "desc" },
    take: page.limit + 1,
  });
  const people = await database().user.findMany({
    where: { id: { in: rows.flatMap((row) => row.acceptedById ?? []) } },
    select: { id: true, name: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const { items, next } = pageOf(rows, page.limit, (row) => row.id);
  return {
    invitations: items.map((row) => shown(row, byId.get(row.acceptedById ?? "") ?? null)),
    next,
  };
}

export async function saveInvitation(
  scope: ManageScope,
  invitation: {
    readonly role: Role;
    readonly note: string;
    readonly hash: string;
    readonly expiresAt: Date;
  },
): Promise<Invitation> {
  const row = await database().invitation.create({
    data: { ...invitation, projectId: scope.projectId, createdById: scope.userId },
  });
  return shown(row, null);
}

/** False when there is no such invitation that still waits. */
export async function revokeInvitation(scope: ManageScope, id: string, now: Date): Promise<boolean> {
  const { count } = await database().invitation.updateMany({
    where: { id, projectId: scope.projectId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

const WAITING = { acceptedAt: null, revokedAt: null, project: { deletedAt: null } } as const;

/**
 * An invitation stands on the right of who made it: they are still an owner of the project, with an account that can be
 * used. Their membership is locked, so that nobody comes in while the one who invited them is taken out.
 */
async function standsOnARight(
  tx: Prisma.TransactionClient,
  { projectId, createdById }: { readonly projectId: string; readonly createdById: string },
): Promise<boolean> {
  const owners = await tx.$queryRaw<unknown[]>`
    select from "Membership" m join "User" u on u.id = m."userId" and u."disabledAt" is null
    where m."projectId" = ${projectId} and m."userId" = ${createdById} and m.role = 'owner' for share of m`;
  return owners.length > 0;
}

/** What the page of an invitation says before anybody accepts: null for a secret that opens nothing (any more). */
export async function findWaitingInvitation(hash: string, now: Date) {
  const row = await database().invitation.findFirst({
    where: { hash, ...WAITING, expiresAt: { gt: now } },
    select: { role: true, projectId: true, createdById: true, project: { select: { name: true } } },
  });
  if (!row || !(await standsOnARight(database(), row))) return null;
  return { role: row.role, projectName: row.project.name };
}

/**
 * The project that an invitation was for, whether it still waits or not, where this person is one of its members: told to nobody else, so
 * that a link that was used up says nothing to others.
 */
export async function findProjectInvitedTo(hash: string, userId: string) {
  const row = await database().invitation.findFirst({
    where: { hash, project: { deletedAt: null, memberships: { some: { userId } } } },
    select: { project: { select: { id: true, name: true } } },
  });
  return row?.project ?? null;
}

export type InvitationUsed =
  | { readonly ok: true; readonly projectId: string; readonly role: Role }
  | { readonly ok: false };

/**
 * Lets `userId` in by an invitation's secret, once: the update takes it or finds it taken. Who is a member already
 * keeps the role that they have, and the invitation is not used up.
 */
export async function acceptInvitation(
  tx: Prisma.TransactionClient,
  hash: string,
  userId: string,
  now: Date,
): Promise<InvitationUsed> {
  const row = await tx.invitation.findFirst({ where: { hash, ...WAITING, expiresAt: { gt: now } } });
  if (!row || !(await standsOnARight(tx, row))) return { ok: false };
  const { projectId, role } = row;
  const already = await tx.membership.findUnique({ where: { projectId_userId: { projectId, userId } } });
  if (already) return { ok: true, projectId, role: already.role };
  const { count } = await tx.invitation.updateMany({
    where: { id: row.id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: now, acceptedById: userId },
  });
  if (count === 0) return { ok: false };
  await tx.membership.create({ data: { projectId, userId, role } });
  return { ok: true, projectId, role };
}

function shown(
  row: { id: string; role: Role; note: string; createdAt: Date; expiresAt: Date },
  acceptedBy: { id: string; name: string } | null,
): Invitation {
  return {
    id: row.id,
    role: row.role,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedBy,
  };
}
