import { z } from "zod";
import { approveChecked } from "@/lib/server/findings/stops";
import { requireDocument } from "@/lib/server/gate";
import { askedWords } from "@/lib/server/http/asked-words";
import { handler } from "@/lib/server/http/handler";
import { batchDone } from "@/lib/server/judged";
import { BatchApprove } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: BatchApprove },
  async ({ request, params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "review");
    return batchDone(body.items, await approveChecked(scope, body.items, body.despite), askedWords(request));
  },
);
