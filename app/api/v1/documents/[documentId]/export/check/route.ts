import { z } from "zod";
import { may } from "@/lib/access";
import { checkExport } from "@/lib/server/export";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), long: "read" },
  async ({ params: { documentId }, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "export");
    const reading = may(scope.role, "read-source")
      ? await requireDocument(somebody, documentId, "read-source")
      : null;
    return checkExport(scope, documentId, reading);
  },
);
