import { z } from "zod";
import { withdrawCorrection } from "@/lib/db/corrections/writes";
import { requireCorrection } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const DELETE = handler({ params: z.object({ correctionId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireCorrection(somebody, params.correctionId, "edit");
  return granted(await withdrawCorrection(scope, scope.documentId, params.correctionId, new Date())).changed;
});
