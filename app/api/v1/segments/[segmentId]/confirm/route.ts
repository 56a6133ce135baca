import { z } from "zod";
import { confirm } from "@/lib/db/reviews/writes";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { stateChanged } from "@/lib/server/judged";
import { AtRevision } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: AtRevision },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "confirm");
    return stateChanged(await confirm(scope, params.segmentId, body.revision));
  },
);
