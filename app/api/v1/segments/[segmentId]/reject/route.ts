import { z } from "zod";
import { reject } from "@/lib/db/reviews/writes";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { stateChanged } from "@/lib/server/judged";
import { Reject } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: Reject },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "review");
    return stateChanged(await reject(scope, params.segmentId, body));
  },
);
