import { z } from "zod";
import { findConcept, listConcepts, saveConcept } from "@/lib/db/terms/concepts";
import { requireProject } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { conceptText } from "@/lib/server/terms/concept-text";
import { NewConcept, TermsQuery } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler(
  { params, query: TermsQuery },
  async ({ params: { projectId }, query, somebody }) =>
    listConcepts(await requireProject(somebody, projectId, "read-source"), query),
);

export const POST = handler(
  { params, body: NewConcept },
  async ({ params: { projectId }, body, somebody }) => {
    const scope = await requireProject(somebody, projectId, "edit");
    const reading = await requireProject(somebody, projectId, "read-source");
    const termbaseId = body.termbaseId ?? projectId;
    const { id, change } = granted(await saveConcept(scope, termbaseId, conceptText(body), new Date()));
    return answer(201, { id, concept: await findConcept(reading, id), change });
  },
);
