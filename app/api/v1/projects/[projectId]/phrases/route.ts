import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { findPhrases } from "@/lib/server/memory/phrases";
import { PhraseSought } from "@/lib/wire/memories";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: PhraseSought },
  async ({ params: { projectId }, body, somebody }) =>
    findPhrases(await requireProject(somebody, projectId, "read-source"), body.source),
);
