import { z } from "zod";
import { takeCoverageBack } from "@/lib/db/findings/coverage";
import { requireCoverageDecision } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const DELETE = handler(
  { params: z.object({ decisionId: Id }) },
  async ({ params: { decisionId }, somebody }) => {
    const scope = await requireCoverageDecision(somebody, decisionId, "edit");
    const { change } = granted(await takeCoverageBack(scope, decisionId, new Date()));
    return { change };
  },
);
