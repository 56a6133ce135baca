import { z } from "zod";
import { findJob } from "@/lib/db/jobs/reads";
import { requireJob } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ jobId: Id }) }, async ({ params, somebody }) => {
  const job = await findJob(await requireJob(somebody, params.jobId), params.jobId);
  if (!job) throw missing("job");
  return job;
});
