import { z } from "zod";
import { notePresence } from "@/lib/db/presence/writes";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { requireSeldom, TOO_MANY_TABS } from "@/lib/server/live/presence";
import { Here } from "@/lib/wire/events";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: Here },
  async ({ params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read");
    if (!body.leaving) requireSeldom(`${scope.userId} ${params.documentId}`);
    if (!(await notePresence(scope, params.documentId, body, new Date()))) throw TOO_MANY_TABS;
    return { ok: true };
  },
);
