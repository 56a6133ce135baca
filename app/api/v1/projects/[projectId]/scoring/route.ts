import { z } from "zod";
import { readScoring, setScoring } from "@/lib/db/score/settings";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { SetScoring } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) =>
  readScoring(await requireProject(somebody, projectId, "read-source")),
);

export const PUT = handler(
  { params, body: SetScoring },
  async ({ params: { projectId }, body, somebody }) => {
    await setScoring(await requireProject(somebody, projectId, "manage"), body, new Date());
    return readScoring(await requireProject(somebody, projectId, "read-source"));
  },
);
