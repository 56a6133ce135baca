import { z } from "zod";
import { countDocumentApart } from "@/lib/server/count-apart";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { missing } from "@/lib/server/problem";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ documentId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireDocument(somebody, params.documentId, "read-source");
  const counts = await countDocumentApart(scope, params.documentId);
  if (!counts) throw missing("document");
  return counts;
});
