import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { saidColumns } from "@/lib/server/http/said-columns";
import { readUpload } from "@/lib/server/http/upload";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { PreviewFields, PreviewText } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }) },
  async ({ request, params, somebody }) => {
    const scope = await requireProject(somebody, params.projectId, "import");
    const { file, body, uploaded } = await readUpload(request, scope, PreviewText, PreviewFields);
    const columns = saidColumns(uploaded, body);
    const input = { kind: "look", ...file, turns: body.turns, columns } as const;
    return answerByJob(scope, { input, documentId: null, status: 200, request }, uploaded);
  },
);
