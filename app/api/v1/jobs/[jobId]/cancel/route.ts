import { z } from "zod";
import { findJob } from "@/lib/db/jobs/reads";
import { cancelJob } from "@/lib/db/jobs/writes";
import { requireJob } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const POST = handler({ params: z.object({ jobId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireJob(somebody, params.jobId);
  await cancelJob(scope, params.jobId, new Date());
  const job = await findJob(scope, params.jobId);
  if (!job) throw missing("job");
  return job;
});
