import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { offloadAlignments } from "@/lib/server/threads/offload-alignments";
import { Id, Page } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: Page },
  async ({ params, query, request, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    const { alignments, next } = granted(
      await offloadAlignments(scope, params.documentId, query, request.signal),
    );
    return { alignments, next };
  },
);
