import { z } from "zod";
import { releaseLink } from "@/lib/db/alignments/accept";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { AtRevision } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: AtRevision },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "edit");
    const seen = { id: params.segmentId, revision: body.revision };
    return granted(await releaseLink(scope, scope.documentId, seen, new Date())).changed;
  },
);
