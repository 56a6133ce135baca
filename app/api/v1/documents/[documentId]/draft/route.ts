import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { readUpload } from "@/lib/server/http/upload";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { NewDraft, NewDraftFields } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }) },
  async ({ request, params, somebody }) => {
    const { documentId } = params;
    const scope = await requireDocument(somebody, documentId, "import");
    const { file, body, uploaded } = await readUpload(request, scope, NewDraft, NewDraftFields);
    const input = { kind: "draft", ...file, documentId, anyway: body.anyway } as const;
    return answerByJob(scope, { input, documentId, status: 200, request }, uploaded);
  },
);
