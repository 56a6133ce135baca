import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { countProjectOffloaded } from "@/lib/server/threads/offload-count";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ projectId: Id }) }, async ({ params, somebody }) =>
  countProjectOffloaded(await requireProject(somebody, params.projectId, "read-source")),
);
