import { z } from "zod";
import { approveConcept, findConcept } from "@/lib/db/terms/concepts";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id, conceptId: Id }) },
  async ({ params, somebody }) => {
    const scope = await requireProject(somebody, params.projectId, "review");
    const reading = await requireProject(somebody, params.projectId, "read-source");
    const { id, change } = granted(await approveConcept(scope, params.conceptId, new Date()));
    return { concept: await findConcept(reading, id), change };
  },
);
