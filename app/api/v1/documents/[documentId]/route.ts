import { z } from "zod";
import { findDocument } from "@/lib/db/documents/reads";
import { deleteDocument, renameDocument } from "@/lib/db/documents/writes";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { DocumentChange } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

const params = z.object({ documentId: Id });

export const GET = handler({ params }, async ({ params, somebody }) => {
  const scope = await requireDocument(somebody, params.documentId, "read");
  return (await findDocument(scope, params.documentId)) ?? gone();
});

export const PATCH = handler({ params, body: DocumentChange }, async ({ params, body, somebody }) => {
  await renameDocument(
    await requireDocument(somebody, params.documentId, "edit"),
    params.documentId,
    body.title,
  );
  const scope = await requireDocument(somebody, params.documentId, "read");
  return (await findDocument(scope, params.documentId)) ?? gone();
});

export const DELETE = handler({ params }, async ({ params, somebody }) => {
  const scope = await requireDocument(somebody, params.documentId, "manage");
  await deleteDocument(scope, params.documentId, new Date());
  return { ok: true };
});

/** Somebody deleted it between the gate and the reading. */
function gone(): never {
  throw missing("document");
}
