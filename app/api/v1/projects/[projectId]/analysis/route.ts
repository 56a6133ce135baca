import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }) },
  async ({ request, params: { projectId }, somebody }) => {
    const scope = await requireProject(somebody, projectId, "edit");
    const input = { kind: "project-analysis" } as const;
    return answerByJob(scope, { input, documentId: null, status: 200, request });
  },
);
