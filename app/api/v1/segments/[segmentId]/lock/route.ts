import { z } from "zod";
import { setLock } from "@/lib/db/segments/set-lock";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { SetLock } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const PUT = handler(
  { params: z.object({ segmentId: Id }), body: SetLock },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "manage");
    const row = await setLock(scope, params.segmentId, body.isLocked, new Date());
    if (!row) throw missing("segment");
    return row;
  },
);
