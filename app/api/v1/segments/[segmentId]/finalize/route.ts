import { z } from "zod";
import { finalize } from "@/lib/db/reviews/writes";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { stateChanged } from "@/lib/server/judged";
import { AtRevision } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: AtRevision },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "finalize");
    return stateChanged(await finalize(scope, params.segmentId, body.revision));
  },
);
