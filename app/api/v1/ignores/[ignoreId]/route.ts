import { z } from "zod";
import { takeIgnoreBack } from "@/lib/db/findings/ignores";
import { requireIgnore } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { Id } from "@/lib/wire/text";

export const DELETE = handler(
  { params: z.object({ ignoreId: Id }) },
  async ({ params: { ignoreId }, somebody }) => {
    const scope = await requireIgnore(somebody, ignoreId, "edit");
    const { change, ignored } = granted(await takeIgnoreBack(scope, ignoreId, new Date()));
    return { change, ignored };
  },
);
