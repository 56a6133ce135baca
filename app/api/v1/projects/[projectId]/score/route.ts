import { z } from "zod";
import { readProjectScore } from "@/lib/db/score/report";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ projectId: Id }), long: "read" },
  async ({ params: { projectId }, somebody }) =>
    readProjectScore(await requireProject(somebody, projectId, "read-source")),
);
