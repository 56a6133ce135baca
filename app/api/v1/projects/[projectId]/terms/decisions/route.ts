import { z } from "zod";
import { decideCandidates } from "@/lib/db/terms/decisions";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { DecideCandidates } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: DecideCandidates },
  async ({ params, body, somebody }) => {
    await decideCandidates(await requireProject(somebody, params.projectId, "edit"), body);
    return { ok: true };
  },
);
