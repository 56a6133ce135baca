import { z } from "zod";
import { listAlignments } from "@/lib/db/alignments/reads";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id, Page } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: Page },
  async ({ params, query, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    const { alignments, next } = granted(await listAlignments(scope, params.documentId, query));
    return { alignments, next };
  },
);
