import { z } from "zod";
import { countFindings } from "@/lib/db/findings/reads";
import { checkFew } from "@/lib/server/findings/check-rows";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), long: "read" },
  async ({ params: { documentId }, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read-source");
    const { version } = await checkFew(scope, documentId);
    return countFindings(scope, documentId, version);
  },
);
