import { z } from "zod";
import { approve, fixAndApprove } from "@/lib/db/reviews/writes";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { stateChanged } from "@/lib/server/judged";
import { Approve } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: Approve },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "review");
    const { revision, text } = body;
    return stateChanged(
      text === undefined
        ? await approve(scope, params.segmentId, revision)
        : await fixAndApprove(scope, params.segmentId, { revision, text }),
    );
  },
);
