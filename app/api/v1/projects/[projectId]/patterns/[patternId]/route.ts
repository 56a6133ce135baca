import { z } from "zod";
import { listPatterns, withdrawPattern } from "@/lib/db/findings/patterns";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const DELETE = handler(
  { params: z.object({ projectId: Id, patternId: Id }) },
  async ({ params: { projectId, patternId }, somebody }) => {
    const scope = await requireProject(somebody, projectId, "manage");
    granted(await withdrawPattern(scope, patternId, new Date()));
    return listPatterns(scope);
  },
);
