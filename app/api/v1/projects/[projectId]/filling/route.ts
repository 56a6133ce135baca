import { z } from "zod";
import { findFilling, saveFilling } from "@/lib/db/memory/filling";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Filling } from "@/lib/wire/filling";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) =>
  findFilling(await requireProject(somebody, projectId, "read-source")),
);

export const PUT = handler({ params, body: Filling }, async ({ params: { projectId }, body, somebody }) => {
  await saveFilling(await requireProject(somebody, projectId, "import"), body);
  return { ok: true };
});
