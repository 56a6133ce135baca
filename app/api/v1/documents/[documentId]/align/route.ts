import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { AlignAgain } from "@/lib/wire/alignments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: AlignAgain },
  async ({ request, params, body, somebody }) => {
    const { documentId } = params;
    const scope = await requireDocument(somebody, documentId, "edit");
    return answerByJob(scope, {
      input: { kind: "align", documentId, from: body.from ?? null },
      documentId,
      status: 200,
      request,
    });
  },
);
