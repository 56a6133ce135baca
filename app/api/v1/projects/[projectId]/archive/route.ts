import { z } from "zod";
import { findProject } from "@/lib/db/projects/reads";
import { exportArchive } from "@/lib/server/archive";
import { fileResponse } from "@/lib/server/export";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ projectId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "manage");
  const { name } = await findProject(await requireProject(somebody, params.projectId, "read"));
  return fileResponse(await exportArchive(scope, null, name));
});
