import { z } from "zod";
import { listRepeats } from "@/lib/db/memory/repeats";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ segmentId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireSegment(somebody, params.segmentId, "read-source");
  const found = await listRepeats(scope, scope.documentId, params.segmentId);
  if (!found) throw missing("segment");
  return found;
});
