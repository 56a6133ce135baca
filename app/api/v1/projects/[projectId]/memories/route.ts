import { z } from "zod";
import { listMemories, saveMemory } from "@/lib/db/memory/memories";
import { requireProject } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { NewMemory } from "@/lib/wire/memories";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) =>
  listMemories(await requireProject(somebody, projectId, "read-source")),
);

export const POST = handler({ params, body: NewMemory }, async ({ params: { projectId }, body, somebody }) =>
  answer(201, await saveMemory(await requireProject(somebody, projectId, "import"), body.name)),
);
