import { z } from "zod";
import { markFinding } from "@/lib/db/score/marks";
import { requireFinding } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { MarkOfFinding } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ findingId: Id }), body: MarkOfFinding },
  async ({ params: { findingId }, body, somebody }) => {
    const scope = await requireFinding(somebody, findingId, "review");
    const { change, mark } = granted(await markFinding(scope, findingId, body, new Date()));
    return answer(201, { change, mark });
  },
);
