import { z } from "zod";
import { saveNameStyle } from "@/lib/db/names/writes";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { NameSettings } from "@/lib/wire/names";
import { Id } from "@/lib/wire/text";

export const PUT = handler(
  { params: z.object({ projectId: Id }), body: NameSettings },
  async ({ params, body, somebody }) => {
    await saveNameStyle(await requireProject(somebody, params.projectId, "manage"), body.firstHasChinese);
    return { ok: true };
  },
);
