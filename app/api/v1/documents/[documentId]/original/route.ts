import { create } from "content-disposition";
import { z } from "zod";
import { findOriginal } from "@/lib/db/documents/reads";
import { originalName } from "@/lib/interchange/file-name";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

/** As a download of unknown kind, whatever it is: an imported web page must not run as one of ours. */
export const GET = handler({ params: z.object({ documentId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireDocument(somebody, params.documentId, "read-source");
  const original = await findOriginal(scope, params.documentId);
  if (!original) throw missing("document");
  return new Response(original.bytes, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": create(originalName(original.fileName)),
      "content-length": String(original.length),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
});
