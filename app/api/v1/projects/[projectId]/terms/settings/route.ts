import { z } from "zod";
import { saveTermSettings } from "@/lib/db/terms/termbases";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { TermSettings } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

export const PUT = handler(
  { params: z.object({ projectId: Id }), body: TermSettings },
  async ({ params, body, somebody }) => {
    await saveTermSettings(await requireProject(somebody, params.projectId, "manage"), body.asksApproval);
    return { ok: true };
  },
);
