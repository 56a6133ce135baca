import { z } from "zod";
import { omitSegment } from "@/lib/db/structure/writes";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Omit } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: Omit },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "edit");
    return granted(await omitSegment(scope, scope.documentId, params.segmentId, body, new Date())).changed;
  },
);
