import { z } from "zod";
import { listMembers } from "@/lib/db/projects/members";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id, Page } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ projectId: Id }), query: Page },
  async ({ params, query, somebody }) =>
    listMembers(await requireProject(somebody, params.projectId, "read"), query),
);
