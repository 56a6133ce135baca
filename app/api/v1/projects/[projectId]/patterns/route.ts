import { z } from "zod";
import { listPatterns } from "@/lib/db/findings/patterns";
import { addOwnPattern } from "@/lib/server/findings/patterns";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewPattern } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) =>
  listPatterns(await requireProject(somebody, projectId, "read-source")),
);

export const POST = handler(
  { params, body: NewPattern },
  async ({ params: { projectId }, body, somebody }) => {
    const scope = await requireProject(somebody, projectId, "manage");
    granted(await addOwnPattern(scope, body, new Date()));
    return listPatterns(scope);
  },
);
