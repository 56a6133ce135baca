import { z } from "zod";
import { changeComment, deleteComment } from "@/lib/db/comments/writes";
import { requireComment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { CommentChange } from "@/lib/wire/talk";
import { Id } from "@/lib/wire/text";

const params = z.object({ commentId: Id });

export const PATCH = handler(
  { params, body: CommentChange },
  async ({ params: { commentId }, body, somebody }) => {
    const scope = await requireComment(somebody, commentId, "comment");
    return granted(await changeComment(scope, commentId, body, new Date())).comment;
  },
);

export const DELETE = handler({ params }, async ({ params: { commentId }, somebody }) => {
  const scope = await requireComment(somebody, commentId, "comment");
  granted(await deleteComment(scope, commentId, new Date()));
  return { ok: true };
});
