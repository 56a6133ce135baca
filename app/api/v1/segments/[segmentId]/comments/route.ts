import { z } from "zod";
import { listComments } from "@/lib/db/comments/reads";
import { addComment } from "@/lib/db/comments/writes";
import { requireSegment } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewComment } from "@/lib/wire/talk";
import { Id, Page } from "@/lib/wire/text";

const params = z.object({ segmentId: Id });

export const GET = handler({ params, query: Page }, async ({ params: { segmentId }, query, somebody }) => {
  const scope = await requireSegment(somebody, segmentId, "read-source");
  return listComments(scope, { segmentId }, query);
});

export const POST = handler(
  { params, body: NewComment },
  async ({ params: { segmentId }, body, somebody }) => {
    const scope = await requireSegment(somebody, segmentId, "comment");
    return answer(201, granted(await addComment(scope, segmentId, body)).comment);
  },
);
