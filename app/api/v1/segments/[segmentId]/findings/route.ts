import { z } from "zod";
import { findingsOfSegment } from "@/lib/db/findings/reads";
import { checkSegment } from "@/lib/server/findings/check-rows";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ segmentId: Id }) },
  async ({ params: { segmentId }, somebody }) => {
    const scope = await requireSegment(somebody, segmentId, "read-source");
    const { version } = await checkSegment(scope, segmentId);
    const found = await findingsOfSegment(scope, segmentId, version);
    if (!found) throw missing("segment");
    return found;
  },
);
