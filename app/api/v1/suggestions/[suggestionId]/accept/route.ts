import { z } from "zod";
import { acceptSuggestion } from "@/lib/db/suggestions/writes";
import { requireSuggestion } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { AcceptSuggestion } from "@/lib/wire/talk";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ suggestionId: Id }), body: AcceptSuggestion },
  async ({ params: { suggestionId }, body, somebody }) => {
    const scope = await requireSuggestion(somebody, suggestionId, "edit");
    return granted(await acceptSuggestion(scope, suggestionId, body.revision, new Date())).saved;
  },
);
