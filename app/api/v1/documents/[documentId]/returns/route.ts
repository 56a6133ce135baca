import { z } from "zod";
import { listReturns } from "@/lib/db/returns/reads";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { saidColumns } from "@/lib/server/http/said-columns";
import { readUpload } from "@/lib/server/http/upload";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { ReturnFile, ReturnText } from "@/lib/wire/returns";
import { Id, Page } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }) },
  async ({ request, params, somebody }) => {
    const { documentId } = params;
    const scope = await requireDocument(somebody, documentId, "edit");
    const { file, body, uploaded } = await readUpload(request, scope, ReturnText, ReturnFile);
    const columns = saidColumns(uploaded, body);
    const input = { kind: "return", ...file, documentId, columns } as const;
    return answerByJob(scope, { input, documentId, status: 201, request }, uploaded);
  },
);

export const GET = handler(
  { params: z.object({ documentId: Id }), query: Page },
  async ({ params, query, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    return listReturns(scope, params.documentId, query);
  },
);
