import { z } from "zod";
import { listFindings } from "@/lib/db/findings/reads";
import { checkFew } from "@/lib/server/findings/check-rows";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { FindingQuery } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: FindingQuery, long: "read" },
  async ({ params: { documentId }, query, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read-source");
    const { version } = await checkFew(scope, documentId);
    const { ok: _, ...list } = granted(await listFindings(scope, documentId, query, version));
    return list;
  },
);
