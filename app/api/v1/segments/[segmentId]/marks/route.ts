import { z } from "zod";
import { makeMark } from "@/lib/db/score/marks";
import { requireSegment } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewMark } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ segmentId: Id }), body: NewMark },
  async ({ params: { segmentId }, body, somebody }) => {
    const scope = await requireSegment(somebody, segmentId, "review");
    const { change, mark } = granted(await makeMark(scope, segmentId, body, new Date()));
    return answer(201, { change, mark });
  },
);
