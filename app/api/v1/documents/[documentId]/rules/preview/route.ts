import { z } from "zod";
import { previewRules } from "@/lib/db/emendations/apply";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { granted } from "@/lib/server/refusal";
import { PreviewRules } from "@/lib/wire/emendations";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: PreviewRules },
  async ({ params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    const { ok: _, ...preview } = granted(await previewRules(scope, params.documentId, body));
    return preview;
  },
);
