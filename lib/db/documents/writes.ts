import "server-only";

import { database } from "../client";
import type { EditScope, ManageScope } from "../scope";

export async function renameDocument(scope: EditScope, documentId: string, title: string): Promise<void> {
  await database().document.updateMany({
    where: { id: documentId, projectId: scope.projectId, deletedAt: null },
    data: { title },
  });
}

/** Hides the document; its rows stay. */
export async function deleteDocument(scope: ManageScope, documentId: string, now: Date): Promise<void> {
  await database().document.updateMany({
    where: { id: documentId, projectId: scope.projectId, deletedAt: null },
    data: { deletedAt: now },
  });
}
