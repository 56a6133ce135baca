import { z } from "zod";
import { listIgnores } from "@/lib/db/findings/ignores";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { IgnoreQuery } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ projectId: Id }), query: IgnoreQuery },
  async ({ params: { projectId }, query, somebody }) =>
    listIgnores(await requireProject(somebody, projectId, "read-source"), query),
);
