import { z } from "zod";
import { coverageOffloaded } from "@/lib/server/findings/coverage";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), long: "read" },
  async ({ request, params: { documentId }, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read-source");
    const coverage = await coverageOffloaded(scope, documentId, request.signal);
    if (!coverage) throw missing("document");
    return coverage;
  },
);
