import { z } from "zod";
import { listComments } from "@/lib/db/comments/reads";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id, Page } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: Page },
  async ({ params: { documentId }, query, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read-source");
    return listComments(scope, { documentId }, query);
  },
);
