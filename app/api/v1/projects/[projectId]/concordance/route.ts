import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { concordance } from "@/lib/server/memory/concordance";
import { ConcordanceQuery } from "@/lib/wire/memories";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ projectId: Id }), query: ConcordanceQuery },
  async ({ params, query, somebody }) =>
    concordance(await requireProject(somebody, params.projectId, "read-source"), query),
);
