import { z } from "zod";
import { confirmChecked } from "@/lib/server/findings/stops";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { stateChanged } from "@/lib/server/judged";
import { Confirm } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: Confirm },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "confirm");
    const seen = { id: params.segmentId, revision: body.revision };
    const [judged] = await confirmChecked(scope, [seen], body.despite);
    if (!judged) throw missing("segment");
    return stateChanged(judged);
  },
);
