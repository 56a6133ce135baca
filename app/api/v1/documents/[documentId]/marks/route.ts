import { z } from "zod";
import { listMarks } from "@/lib/db/score/read-marks";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { MarkQuery } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: MarkQuery, long: "read" },
  async ({ params: { documentId }, query, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read-source");
    const { ok: _, ...list } = granted(await listMarks(scope, documentId, query));
    return list;
  },
);
