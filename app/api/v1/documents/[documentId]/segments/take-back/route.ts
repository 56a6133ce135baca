import { z } from "zod";
import { takeBackEach } from "@/lib/db/reviews/take-back";
import { requireDocument } from "@/lib/server/gate";
import { askedWords } from "@/lib/server/http/asked-words";
import { handler } from "@/lib/server/http/handler";
import { batchDone } from "@/lib/server/judged";
import { Batch } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: Batch },
  async ({ request, params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    return batchDone(body.items, await takeBackEach(scope, body.items, new Date()), askedWords(request));
  },
);
