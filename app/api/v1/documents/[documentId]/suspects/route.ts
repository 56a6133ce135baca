import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { suspectedErrorsOffloaded } from "@/lib/server/suspected-errors";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ documentId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireDocument(somebody, params.documentId, "read-source");
  return suspectedErrorsOffloaded(scope, params.documentId);
});
