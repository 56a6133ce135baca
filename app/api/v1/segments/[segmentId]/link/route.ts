import { z } from "zod";
import { acceptLink } from "@/lib/db/alignments/accept";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { granted } from "@/lib/server/http/refusal";
import { linkOffloaded } from "@/lib/server/link";
import { AtRevision } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ segmentId: Id }) }, async ({ params, request, somebody }) => {
  const scope = await requireSegment(somebody, params.segmentId, "read-source");
  const link = await linkOffloaded(scope, params.segmentId, request.signal);
  if (!link) throw missing("segment");
  return link;
});

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: AtRevision },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "edit");
    const seen = { id: params.segmentId, revision: body.revision };
    return granted(await acceptLink(scope, scope.documentId, seen, new Date())).changed;
  },
);
