import { z } from "zod";
import { stopUsingTermbase, useTermbase } from "@/lib/db/terms/termbases";
import { requireProject, requireTermbase } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { TermbaseUse } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id, termbaseId: Id });

export const PUT = handler({ params, body: TermbaseUse }, async ({ params, body, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "edit");
  const reading = await requireTermbase(somebody, params.termbaseId, "read-source");
  if (!(await useTermbase(scope, reading, params.termbaseId, body.position))) throw missing("termbase");
  return { ok: true };
});

export const DELETE = handler({ params }, async ({ params, somebody }) => {
  await stopUsingTermbase(await requireProject(somebody, params.projectId, "edit"), params.termbaseId);
  return { ok: true };
});
