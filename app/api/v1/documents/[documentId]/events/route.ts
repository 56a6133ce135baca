import { z } from "zod";
import { requireSomebody } from "@/lib/server/auth/session";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { liveStream, readLastEventId } from "@/lib/server/live/stream";
import { ResumeAfter } from "@/lib/wire/events";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: ResumeAfter },
  async ({ request, params: { documentId }, query, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "read");
    return liveStream(documentId, scope, {
      signal: request.signal,
      lastEventId: readLastEventId(request.headers, query.after),
      ask: async () => requireDocument(await requireSomebody(request), documentId, "read"),
    });
  },
);
