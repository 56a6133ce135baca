import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { recogniseNames } from "@/lib/server/names/recognise";
import { RecogniseNames } from "@/lib/wire/names";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: RecogniseNames },
  async ({ params: { projectId }, body, somebody }) =>
    recogniseNames(await requireProject(somebody, projectId, "read-source"), body),
);
