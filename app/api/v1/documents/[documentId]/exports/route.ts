import { z } from "zod";
import { assertMayInclude } from "@/lib/server/export";
import { requireDocument } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { requireJob } from "@/lib/server/jobs/jobs";
import { NewExport } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: NewExport },
  async ({ params, body, somebody }) => {
    const { documentId } = params;
    const scope = await requireDocument(somebody, documentId, "export");
    assertMayInclude(scope, body);
    const job = await requireJob(scope, { kind: "export", documentId, query: body }, documentId, null);
    return answer(202, { job }, { location: `/api/v1/jobs/${job}` });
  },
);
