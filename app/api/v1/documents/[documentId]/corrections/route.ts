import { z } from "zod";
import { listCorrections } from "@/lib/db/corrections/reads";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id, Page } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: Page },
  async ({ params, query, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    const { corrections, next } = granted(await listCorrections(scope, params.documentId, query));
    return { corrections, next };
  },
);
