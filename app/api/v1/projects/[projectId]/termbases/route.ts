import { z } from "zod";
import { listTermbases, saveTermbase } from "@/lib/db/terms/termbases";
import { requireProject } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { NewTermbase } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) =>
  listTermbases(await requireProject(somebody, projectId, "read-source")),
);

export const POST = handler(
  { params, body: NewTermbase },
  async ({ params: { projectId }, body, somebody }) =>
    answer(201, await saveTermbase(await requireProject(somebody, projectId, "edit"), body.name)),
);
