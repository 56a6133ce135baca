import { z } from "zod";
import { sayRead } from "@/lib/db/score/readings";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { RowsRead } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: RowsRead },
  async ({ params: { documentId }, body, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "review");
    const { ok: _, ...answered } = granted(await sayRead(scope, body, new Date()));
    return answered;
  },
);
