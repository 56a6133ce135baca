import { z } from "zod";
import { countProjectApart } from "@/lib/server/count-apart";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ projectId: Id }) }, async ({ params, somebody }) =>
  countProjectApart(await requireProject(somebody, params.projectId, "read-source")),
);
