import { z } from "zod";
import { listSegments } from "@/lib/db/segments/reads";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { SegmentQuery } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  {
    params: z.object({ documentId: Id }),
    query: SegmentQuery,
    long: "read",
    isLong: ({ limit }) => limit > 200,
  },
  async ({ params, query, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read");
    const { segments, next } = granted(await listSegments(scope, params.documentId, query));
    return { segments, next };
  },
);
