import { z } from "zod";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { sentencesOffloaded } from "@/lib/server/sentences";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ segmentId: Id }) }, async ({ params, request, somebody }) => {
  const scope = await requireSegment(somebody, params.segmentId, "read-source");
  const sentences = await sentencesOffloaded(scope, params.segmentId, request.signal);
  if (!sentences) throw missing("segment");
  return sentences;
});
