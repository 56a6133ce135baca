import "server-only";

import type { Role } from "../../access";
import type { Member } from "../../wire/people";
import type { Page } from "../../wire/text";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { pageOf } from "../page";
import type { ManageScope, ReadScope } from "../scope";
import { sightOf } from "../sight";

const FIELDS = {
  role: true,
  createdAt: true,
  user: { select: { id: true, name: true, email: true } },
} as const;

/** Who is in the project, in the order in which they came: a viewer sees themselves. Only an owner is shown addresses. */
export async function listMembers(scope: ReadScope, page: Page) {
  const rows = await database().membership.findMany({
    where: {
      projectId: scope.projectId,
      ...sightOf(scope).members,
      ...(page.after === undefined ? {} : after(page.after)),
    },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    take: page.limit + 1,
    select: FIELDS,
  });
  const { items, next } = pageOf(rows, page.limit, (row) => `${row.createdAt.getTime()}_${row.user.id}`);
  return { members: items.map((row) => shown(row, scope.role)), next };
}

export async function findMember(scope: ReadScope | ManageScope, userId: string): Promise<Member | null> {
  const row = await database().membership.findUnique({
    where: { projectId_userId: { projectId: scope.projectId, userId } },
    select: FIELDS,
  });
  return row && shown(row, scope.role);
}

/** A project without an owner could not be managed by anybody: its last owner stays one. */
export type MemberChanged = "changed" | "missing" | "last-owner";

export async function changeRole(scope: ManageScope, userId: string, role: Role): Promise<MemberChanged> {
  return change(scope, userId, role !== "owner", (tx, where) =>
    tx.membership.update({ where, data: { role } }),
  );
}

export async function removeMember(scope: ManageScope, userId: string): Promise<MemberChanged> {
  return change(scope, userId, true, (tx, where) => tx.membership.delete({ where }));
}

async function change(
  scope: ManageScope,
  userId: string,
  endsOwnership: boolean,
  write: (tx: Prisma.TransactionClient, where: Prisma.MembershipWhereUniqueInput) => Promise<unknown>,
): Promise<MemberChanged> {
  const { projectId } = scope;
  return database().$transaction(async (tx) => {
    // The owners are locked, so that two owners cannot step down in the same moment.
    const owners = await tx.$queryRaw<{ userId: string }[]>`
      select "userId" from "Membership" where "projectId" = ${projectId} and role = 'owner'
      order by "userId" for update`;
    const member = await tx.membership.findUnique({ where: { projectId_userId: { projectId, userId } } });
    if (!member) return "missing";
    if (endsOwnership && owners.length === 1 && owners[0]?.userId === userId) return "last-owner";
    await write(tx, { projectId_userId: { projectId, userId } });
    return "changed";
  });
}

function after(cursor: string): Prisma.MembershipWhereInput {
  const [time, ...userId] = cursor.split("_");
  const moment = Number(time);
  // Between the beginning of our clock and the last moment that JavaScript can name, which PostgreSQL can, too.
  if (!(moment >= 0 && moment <= 8.64e15)) return {};
  const createdAt = new Date(moment);
  return { OR: [{ createdAt: { gt: createdAt } }, { createdAt, userId: { gt: userId.join("_") } }] };
}

function shown(
  row: { role: Role; createdAt: Date; user: { id: string; name: string; email: string } },
  asker: Role,
): Member {
  const { id, name, email } = row.user;
  return {
    id,
    name,
    email: asker === "owner" ? email : "",
    role: row.role,
    since: row.createdAt.toISOString(),
  };
}
