import { z } from "zod";
import { requireReadable } from "@/lib/server/encodings";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { ReadAgain } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: ReadAgain },
  async ({ request, params, body, somebody }) => {
    const { documentId } = params;
    const scope = await requireDocument(somebody, documentId, "import");
    await requireReadable(
      await requireDocument(somebody, documentId, "read-source"),
      documentId,
      body.encoding,
    );
    return answerByJob(scope, {
      input: { kind: "encoding", documentId, encoding: body.encoding },
      documentId,
      status: 200,
      request,
    });
  },
);
