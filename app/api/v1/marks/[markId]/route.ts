import { z } from "zod";
import { changeMark, takeMarkBack } from "@/lib/db/score/marks";
import { requireMark } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { ChangedMark } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

const params = z.object({ markId: Id });

export const PUT = handler({ params, body: ChangedMark }, async ({ params: { markId }, body, somebody }) => {
  const scope = await requireMark(somebody, markId, "review");
  const { change, mark } = granted(await changeMark(scope, markId, body, new Date()));
  return { change, mark };
});

export const DELETE = handler({ params }, async ({ params: { markId }, somebody }) => {
  const scope = await requireMark(somebody, markId, "review");
  const { change } = granted(await takeMarkBack(scope, markId, new Date()));
  return { change };
});
