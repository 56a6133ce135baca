import { z } from "zod";
import { ignoreFinding } from "@/lib/db/findings/ignores";
import { requireFinding } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewIgnore } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ findingId: Id }), body: NewIgnore },
  async ({ params: { findingId }, body, somebody }) => {
    const scope = await requireFinding(somebody, findingId, "edit");
    const { change, ignored } = granted(await ignoreFinding(scope, findingId, body, new Date()));
    return { change, ignored };
  },
);
