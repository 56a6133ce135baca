import { z } from "zod";
import { bringBack } from "@/lib/db/structure/aside";
import { requireParagraph } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const POST = handler({ params: z.object({ paragraphId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireParagraph(somebody, params.paragraphId, "edit");
  return granted(await bringBack(scope, scope.documentId, params.paragraphId, new Date())).changed;
});
