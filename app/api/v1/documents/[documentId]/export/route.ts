import { z } from "zod";
import { fileResponse } from "@/lib/server/export";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { exportOffloaded } from "@/lib/server/threads/offload-export";
import { ExportQuery } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: ExportQuery },
  async ({ params, query, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "export");
    return fileResponse(await exportOffloaded(scope, params.documentId, query));
  },
);
