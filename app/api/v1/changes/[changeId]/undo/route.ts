import { z } from "zod";
import { undoChange } from "@/lib/db/undo/undo";
import { requireChange } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const POST = handler({ params: z.object({ changeId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireChange(somebody, params.changeId, "edit");
  return granted(await undoChange(scope, scope.documentId, params.changeId, new Date())).changed;
});
