import { z } from "zod";
import { listNames } from "@/lib/db/names/reads";
import { setNames } from "@/lib/db/names/writes";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NameChanges } from "@/lib/wire/names";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) =>
  listNames(await requireProject(somebody, projectId, "read-source")),
);

export const PUT = handler(
  { params, body: NameChanges },
  async ({ params: { projectId }, body, somebody }) => {
    granted(await setNames(await requireProject(somebody, projectId, "edit"), body, new Date()));
    return listNames(await requireProject(somebody, projectId, "read-source"));
  },
);
