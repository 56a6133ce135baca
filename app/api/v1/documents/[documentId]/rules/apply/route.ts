import { z } from "zod";
import { applyRules } from "@/lib/db/corrections/apply";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { ApplyRules } from "@/lib/wire/corrections";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: ApplyRules, long: "write" },
  async ({ params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    return granted(await applyRules(scope, params.documentId, body, new Date())).changed;
  },
);
