import { z } from "zod";
import { decideCoverage } from "@/lib/db/findings/coverage";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewCoverageDecision } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: NewCoverageDecision },
  async ({ params: { segmentId }, body, somebody }) => {
    const scope = await requireSegment(somebody, segmentId, "edit");
    const { change, decision } = granted(await decideCoverage(scope, segmentId, body, new Date()));
    return { change, decision };
  },
);
