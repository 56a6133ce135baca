import { z } from "zod";
import { listRules } from "@/lib/db/findings/rules";
import { SHOWN_RULES } from "@/lib/server/findings/rules";
import { requireProject } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { requireJob } from "@/lib/server/jobs/jobs";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ projectId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "read-source");
  return { rules: await listRules(scope, SHOWN_RULES) };
});

export const POST = handler({ params: z.object({ projectId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "edit");
  const job = await requireJob(scope, { kind: "project-checks" }, null, null);
  return answer(202, { job }, { location: `/api/v1/jobs/${job}` });
});
