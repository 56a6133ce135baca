import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { findMatches } from "@/lib/server/memory/matches";
import { Matches } from "@/lib/wire/memories";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: Matches },
  async ({ params, body, somebody }) =>
    findMatches(await requireProject(somebody, params.projectId, "read-source"), body),
);
