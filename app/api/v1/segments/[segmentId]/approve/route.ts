import { z } from "zod";
import { approveChecked, fixAndApproveChecked } from "@/lib/server/findings/stops";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { stateChanged } from "@/lib/server/judged";
import { Approve } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: Approve },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "review");
    const { revision, text, despite } = body;
    const seen = { id: params.segmentId, revision };
    const judged =
      text === undefined
        ? (await approveChecked(scope, [seen], despite))[0]
        : await fixAndApproveChecked(scope, params.segmentId, { revision, text, despite });
    if (!judged) throw missing("segment");
    return stateChanged(judged);
  },
);
