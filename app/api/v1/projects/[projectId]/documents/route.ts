import { z } from "zod";
import { listDocuments } from "@/lib/db/documents/reads";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { saidColumns } from "@/lib/server/http/said-columns";
import { readUpload } from "@/lib/server/http/upload";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { NewDocument, NewDocumentFields } from "@/lib/wire/documents";
import { Id, Page } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params, query: Page }, async ({ params, query, somebody }) =>
  listDocuments(await requireProject(somebody, params.projectId, "read"), query),
);

export const POST = handler({ params }, async ({ request, params, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "import");
  const { file, body, uploaded } = await readUpload(request, scope, NewDocument, NewDocumentFields);
  const { title = null, setAside, turns } = body;
  const columns = saidColumns(uploaded, body);
  const input = { kind: "import", ...file, title, setAside, turns, columns } as const;
  return answerByJob(scope, { input, documentId: null, status: 201, request }, uploaded);
});
