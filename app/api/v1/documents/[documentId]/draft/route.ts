import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { answerByJob, patienceOf } from "@/lib/server/jobs";
import { readUpload } from "@/lib/server/upload";
import { NewDraft, NewDraftFields } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }) },
  async ({ request, params, somebody }) => {
    const { documentId } = params;
    const scope = await requireDocument(somebody, documentId, "import");
    const { upload } = await readUpload(request, NewDraft, NewDraftFields);
    const { bytes, ...file } = upload;
    return answerByJob(scope, {
      input: { kind: "draft", ...file, documentId },
      documentId,
      bytes,
      status: 200,
      patienceMs: patienceOf(request.headers),
    });
  },
);
