import { z } from "zod";
import { changeConcept, findConcept } from "@/lib/db/terms/concepts";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { granted } from "@/lib/server/http/refusal";
import { conceptText } from "@/lib/server/terms/concept-text";
import { SaveConcept } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id, conceptId: Id });

export const GET = handler({ params }, async ({ params, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "read-source");
  const concept = await findConcept(scope, params.conceptId);
  if (!concept) throw missing("concept");
  return concept;
});

export const PUT = handler({ params, body: SaveConcept }, async ({ params, body, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "edit");
  const reading = await requireProject(somebody, params.projectId, "read-source");
  const text = conceptText(body);
  const { id, change } = granted(
    await changeConcept(scope, params.conceptId, body.revision, text, new Date()),
  );
  return { concept: await findConcept(reading, id), change };
});

export const DELETE = handler({ params }, async ({ params, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "edit");
  const { change } = granted(await changeConcept(scope, params.conceptId, null, null, new Date()));
  return { concept: null, change };
});
