import { z } from "zod";
import { stopUsing, useMemory } from "@/lib/db/memory/memories";
import { requireMemory, requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { MemoryUse } from "@/lib/wire/memories";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id, memoryId: Id });

export const PUT = handler({ params, body: MemoryUse }, async ({ params, body, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "import");
  const reading = await requireMemory(somebody, params.memoryId, "read-source");
  if (body.isWritten) await requireMemory(somebody, params.memoryId, "import");
  if (!(await useMemory(scope, reading, params.memoryId, body))) throw missing("memory");
  return { ok: true };
});

export const DELETE = handler({ params }, async ({ params, somebody }) => {
  await stopUsing(await requireProject(somebody, params.projectId, "import"), params.memoryId);
  return { ok: true };
});
