import { z } from "zod";
import { addCorrection } from "@/lib/db/corrections/writes";
import { requireParagraph } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewCorrection } from "@/lib/wire/corrections";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ paragraphId: Id }), body: NewCorrection },
  async ({ params, body, somebody }) => {
    const scope = await requireParagraph(somebody, params.paragraphId, "edit");
    return granted(await addCorrection(scope, scope.documentId, params.paragraphId, body, new Date()))
      .changed;
  },
);
