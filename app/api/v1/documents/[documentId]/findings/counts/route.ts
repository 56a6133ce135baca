import { z } from "zod";
import { countFindingsNow } from "@/lib/server/findings/count";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), long: "read" },
  async ({ params: { documentId }, somebody }) =>
    countFindingsNow(await requireDocument(somebody, documentId, "read-source"), documentId),
);
