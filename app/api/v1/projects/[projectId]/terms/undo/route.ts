import { z } from "zod";
import { undoTerms } from "@/lib/db/terms/concepts";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { UndoTerms } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: UndoTerms },
  async ({ params, body, somebody }) => {
    const scope = await requireProject(somebody, params.projectId, "edit");
    const { change, concepts } = granted(await undoTerms(scope, body.change, new Date()));
    return { change, concepts };
  },
);
