import { z } from "zod";
import { listFindings } from "@/lib/db/findings/reads";
import { checkFew } from "@/lib/server/findings/check-rows";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { FindingQuery } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ projectId: Id }), query: FindingQuery, long: "read" },
  async ({ params: { projectId }, query, somebody }) => {
    const scope = await requireProject(somebody, projectId, "read-source");
    const { version } = await checkFew(scope, null);
    const { ok: _, ...list } = granted(await listFindings(scope, null, query, version));
    return list;
  },
);
