import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { problem } from "@/lib/server/http/problem";
import { readUpload } from "@/lib/server/http/upload";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { ImportColumns, ImportTermsFile, ImportTermsText } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }) },
  async ({ request, params: { projectId }, somebody }) => {
    const scope = await requireProject(somebody, projectId, "edit");
    const { body, uploaded } = await readUpload(request, scope, ImportTermsText, ImportTermsFile);
    try {
      const columns = columnsOf(body.columns);
      const input = {
        kind: "terms",
        termbaseId: body.termbaseId ?? projectId,
        columns,
        preview: body.preview,
      } as const;
      return await answerByJob(scope, { input, documentId: null, status: 200, request }, uploaded);
    } finally {
      uploaded.letGo();
    }
  },
);

function columnsOf(said: string | undefined) {
  if (said === undefined || said === "") return null;
  let list: unknown;
  try {
    list = JSON.parse(said);
  } catch {
    list = null;
  }
  const columns = ImportColumns.safeParse(list);
  if (!columns.success) throw problem(422, "columns", { code: "terms.columns" }, "columns");
  return columns.data;
}
