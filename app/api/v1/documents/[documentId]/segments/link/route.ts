import { z } from "zod";
import { acceptLinks } from "@/lib/db/alignments/accept";
import { requireDocument } from "@/lib/server/gate";
import { askedWords } from "@/lib/server/http/asked-words";
import { handler } from "@/lib/server/http/handler";
import { refusalInWords } from "@/lib/server/http/in-words";
import { granted } from "@/lib/server/http/refusal";
import { Batch } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: Batch },
  async ({ request, params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    const done = granted(await acceptLinks(scope, params.documentId, body.items, new Date()));
    const say = askedWords(request);
    const refused = done.refused.map(({ id, refusal }) => ({ id, ...refusalInWords(refusal, say) }));
    return { ...done.changed, refused };
  },
);
