import { z } from "zod";
import { listSpeakers } from "@/lib/db/speakers/reads";
import { setSpeakers } from "@/lib/db/speakers/writes";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { SpeakerChanges } from "@/lib/wire/speakers";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) =>
  listSpeakers(await requireProject(somebody, projectId, "read-source")),
);

export const PUT = handler(
  { params, body: SpeakerChanges },
  async ({ params: { projectId }, body, somebody }) => {
    granted(await setSpeakers(await requireProject(somebody, projectId, "edit"), body, new Date()));
    return listSpeakers(await requireProject(somebody, projectId, "read-source"));
  },
);
