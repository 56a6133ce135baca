import { z } from "zod";
import { tryPattern } from "@/lib/server/findings/patterns";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { TriedPattern } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: TriedPattern },
  async ({ params: { projectId }, body, somebody }) => {
    const scope = await requireProject(somebody, projectId, "read-source");
    const { ok: _, ...trial } = granted(await tryPattern(scope, body));
    return trial;
  },
);
