import { z } from "zod";
import { listHistory } from "@/lib/db/segments/history";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { HistoryQuery } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ segmentId: Id }), query: HistoryQuery },
  async ({ params, query, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "read-source");
    const { versions, reviews, decisions, next } = granted(await listHistory(scope, params.segmentId, query));
    return { versions, reviews, decisions, next };
  },
);
