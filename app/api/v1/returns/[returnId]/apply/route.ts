import { z } from "zod";
import { applyReturn } from "@/lib/db/returns/writes";
import { requireReturn } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { ApplyReturn } from "@/lib/wire/returns";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ returnId: Id }), body: ApplyReturn },
  async ({ params, body, somebody }) => {
    const scope = await requireReturn(somebody, params.returnId, "edit");
    return granted(await applyReturn(scope, scope.documentId, params.returnId, body, new Date())).applied;
  },
);
