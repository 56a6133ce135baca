import { z } from "zod";
import { requireDocument, requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { AskProposals } from "@/lib/wire/names";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: AskProposals },
  async ({ request, params: { projectId }, body: { documentId, limit }, somebody }) => {
    const scope = await requireProject(somebody, projectId, "edit");
    if (documentId !== undefined) {
      const document = await requireDocument(somebody, documentId, "read-source");
      if (document.projectId !== projectId) throw missing("document");
    }
    const input = { kind: "name-proposals", onlyDocument: documentId ?? null, limit } as const;
    return answerByJob(scope, { input, documentId: null, status: 200, request });
  },
);
