import { z } from "zod";
import { setAside } from "@/lib/db/structure/aside";
import { requireParagraph } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { SetAside } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ paragraphId: Id }), body: SetAside },
  async ({ params, body, somebody }) => {
    const scope = await requireParagraph(somebody, params.paragraphId, "edit");
    return granted(await setAside(scope, scope.documentId, params.paragraphId, body.reason, new Date()))
      .changed;
  },
);
