import { z } from "zod";
import { splitSegment } from "@/lib/db/structure/writes";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Split } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: Split },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "edit");
    return granted(await splitSegment(scope, scope.documentId, params.segmentId, body, new Date())).changed;
  },
);
