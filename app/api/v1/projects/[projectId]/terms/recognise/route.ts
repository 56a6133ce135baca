import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { recogniseTerms } from "@/lib/server/terms/recognise";
import { Recognise } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: Recognise, limit: 12_000_000 },
  async ({ params, body, somebody }) =>
    recogniseTerms(await requireProject(somebody, params.projectId, "read-source"), body),
);
