import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { readUpload } from "@/lib/server/http/upload";
import { answerByJob } from "@/lib/server/jobs/jobs";
import { ReadNamesFile, ReadNamesText } from "@/lib/wire/names";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }) },
  async ({ request, params: { projectId }, somebody }) => {
    const scope = await requireProject(somebody, projectId, "edit");
    const { uploaded } = await readUpload(request, scope, ReadNamesText, ReadNamesFile);
    try {
      return await answerByJob(
        scope,
        { input: { kind: "names" }, documentId: null, status: 200, request },
        uploaded,
      );
    } finally {
      uploaded.letGo();
    }
  },
);
