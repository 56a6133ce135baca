import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { countDocumentOffloaded } from "@/lib/server/threads/offload-count";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ documentId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireDocument(somebody, params.documentId, "read-source");
  const counts = await countDocumentOffloaded(scope, params.documentId);
  if (!counts) throw missing("document");
  return counts;
});
