import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }) },
  async ({ request, params: { documentId }, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "edit");
    const input = { kind: "analysis", documentId } as const;
    return answerByJob(scope, { input, documentId, status: 200, request });
  },
);
