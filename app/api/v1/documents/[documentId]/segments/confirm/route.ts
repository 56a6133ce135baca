import { z } from "zod";
import { confirmEach } from "@/lib/db/reviews/writes";
import { requireDocument } from "@/lib/server/gate";
import { askedWords } from "@/lib/server/http/asked-words";
import { handler } from "@/lib/server/http/handler";
import { batchDone } from "@/lib/server/judged";
import { Batch } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: Batch },
  async ({ request, params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "confirm");
    return batchDone(body.items, await confirmEach(scope, body.items), askedWords(request));
  },
);
