import { z } from "zod";
import { acceptLinks } from "@/lib/db/alignments/accept";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Batch } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: Batch },
  async ({ params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    return granted(await acceptLinks(scope, params.documentId, body.items, new Date())).accepted;
  },
);
