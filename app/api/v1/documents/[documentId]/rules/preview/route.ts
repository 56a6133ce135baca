import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { previewRulesOffloaded } from "@/lib/server/threads/offload-preview";
import { PreviewRules } from "@/lib/wire/corrections";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: PreviewRules },
  async ({ params, request, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    const { ok: _, ...preview } = granted(
      await previewRulesOffloaded(scope, params.documentId, body, request.signal),
    );
    return preview;
  },
);
