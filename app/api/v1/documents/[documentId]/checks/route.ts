import { z } from "zod";
import { requireDocument } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { requireJob } from "@/lib/server/jobs/jobs";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }) },
  async ({ params: { documentId }, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "edit");
    const job = await requireJob(scope, { kind: "checks", documentId }, documentId, null);
    return answer(202, { job }, { location: `/api/v1/jobs/${job}` });
  },
);
