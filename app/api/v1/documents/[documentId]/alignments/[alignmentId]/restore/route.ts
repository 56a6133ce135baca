import { z } from "zod";
import { restoreAlignment } from "@/lib/db/alignments/writes";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id, alignmentId: Id }) },
  async ({ params, somebody }) => {
    const { documentId, alignmentId } = params;
    const scope = await requireDocument(somebody, documentId, "edit");
    return granted(await restoreAlignment(scope, documentId, alignmentId, new Date())).restored;
  },
);
