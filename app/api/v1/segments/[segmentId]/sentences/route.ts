import { z } from "zod";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { missing } from "@/lib/server/problem";
import { sentencesOf } from "@/lib/server/sentences";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ segmentId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireSegment(somebody, params.segmentId, "read-source");
  const sentences = await sentencesOf(scope, params.segmentId);
  if (!sentences) throw missing("segment");
  return sentences;
});
