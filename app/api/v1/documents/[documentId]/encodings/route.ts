import { z } from "zod";
import { encodingChoices } from "@/lib/server/encodings";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), long: "read" },
  async ({ params, somebody }) =>
    encodingChoices(await requireDocument(somebody, params.documentId, "read-source"), params.documentId),
);
