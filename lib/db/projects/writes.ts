import "server-only";

import { database } from "../client";
import type { Prisma } from "../generated/client";
import { newId } from "../ids";
import type { ManageScope } from "../scope";

/** A project and its first owner. Anybody who is signed in may make one. */
export async function saveProject(
  tx: Prisma.TransactionClient,
  project: { readonly name: string; readonly ownerId: string },
): Promise<string> {
  const id = newId();
  await tx.project.create({ data: { id, name: project.name, createdById: project.ownerId } });
  await tx.membership.create({ data: { projectId: id, userId: project.ownerId, role: "owner" } });
  return id;
}

export async function changeProject(
  scope: ManageScope,
  change: {
    readonly name?: string | undefined;
    readonly allowOwnApproval?: boolean | undefined;
    readonly allowFixing?: boolean | undefined;
  },
): Promise<void> {
  await database().project.update({
    where: { id: scope.projectId },
    data: {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.allowFixing === undefined ? {} : { allowFixing: change.allowFixing }),
      ...(change.allowOwnApproval === undefined ? {} : { allowOwnApproval: change.allowOwnApproval }),
    },
  });
}

/** Hides the project and all that is in it; its rows stay. */
export async function deleteProject(scope: ManageScope, now: Date): Promise<void> {
  await database().project.update({ where: { id: scope.projectId }, data: { deletedAt: now } });
}
