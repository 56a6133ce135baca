import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { Pretranslate } from "@/lib/wire/filling";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: Pretranslate },
  async ({ request, params: { documentId }, body, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "edit");
    const { from, isPreview, isUntouched, segments } = body;
    const input = {
      kind: "pretranslation",
      documentId,
      from,
      isPreview,
      isUntouched,
      ...(segments === undefined ? {} : { segments }),
    } as const;
    return answerByJob(scope, { input, documentId, status: 200, request });
  },
);
