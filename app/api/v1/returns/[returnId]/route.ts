import { z } from "zod";
import { findReturn } from "@/lib/db/returns/reads";
import { requireReturn } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { ReturnQuery } from "@/lib/wire/returns";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ returnId: Id }), query: ReturnQuery },
  async ({ params, query, somebody }) => {
    const scope = await requireReturn(somebody, params.returnId, "edit");
    const found = await findReturn(scope, scope.documentId, params.returnId, query);
    if (!found) throw missing("return");
    return found;
  },
);
