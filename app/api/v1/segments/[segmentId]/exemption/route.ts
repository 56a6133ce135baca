import { z } from "zod";
import { saveExemption } from "@/lib/db/memory/repeats";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Exempt } from "@/lib/wire/filling";
import { Id } from "@/lib/wire/text";

export const PUT = handler(
  { params: z.object({ segmentId: Id }), body: Exempt },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "edit");
    if (!(await saveExemption(scope, params.segmentId, body.isExempt))) throw missing("segment");
    return { ok: true };
  },
);
