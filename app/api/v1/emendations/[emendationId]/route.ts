import { z } from "zod";
import { withdrawEmendation } from "@/lib/db/corrections/writes";
import { requireEmendation } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const DELETE = handler({ params: z.object({ emendationId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireEmendation(somebody, params.emendationId, "edit");
  return granted(await withdrawEmendation(scope, scope.documentId, params.emendationId, new Date())).changed;
});
