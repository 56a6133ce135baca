import { z } from "zod";
import { checkExport } from "@/lib/server/export";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), long: "read" },
  async ({ params, somebody }) =>
    checkExport(await requireDocument(somebody, params.documentId, "export"), params.documentId),
);
