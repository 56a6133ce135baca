import { z } from "zod";
import { propagate } from "@/lib/db/memory/repeats";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Propagate } from "@/lib/wire/filling";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: Propagate },
  async ({ params: { segmentId }, body, somebody }) => {
    const scope = await requireSegment(somebody, segmentId, "edit");
    return granted(await propagate(scope, scope.documentId, segmentId, body.segments, new Date())).propagated;
  },
);
