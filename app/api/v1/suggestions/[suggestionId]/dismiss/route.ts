import { z } from "zod";
import { dismissSuggestion } from "@/lib/db/suggestions/writes";
import { requireSuggestion } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ suggestionId: Id }) },
  async ({ params: { suggestionId }, somebody }) => {
    const scope = await requireSuggestion(somebody, suggestionId, "suggest");
    granted(await dismissSuggestion(scope, suggestionId, new Date()));
    return { ok: true };
  },
);
