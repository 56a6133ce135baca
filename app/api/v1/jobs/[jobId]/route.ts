import { z } from "zod";
import { findJob } from "@/lib/db/jobs/reads";
import { requireJob } from "@/lib/server/gate";
import { askedWords, languageHeaders } from "@/lib/server/http/asked-words";
import { answer, handler } from "@/lib/server/http/handler";
import { warningsInWords } from "@/lib/server/http/in-words";
import { missing, problemInWords } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ jobId: Id }) }, async ({ request, params, somebody }) => {
  const job = await findJob(await requireJob(somebody, params.jobId), params.jobId);
  if (!job) throw missing("job");
  const say = askedWords(request);
  const problem = job.problem && problemInWords(job.problem, say);
  return answer(200, { ...job, result: warningsInWords(job.result, say), problem }, languageHeaders(say));
});
