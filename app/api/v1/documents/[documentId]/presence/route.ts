import { z } from "zod";
import { notePresence } from "@/lib/db/presence/writes";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { Here } from "@/lib/wire/events";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: Here },
  async ({ params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read");
    await notePresence(scope, params.documentId, body, new Date());
    return { ok: true };
  },
);
