import { z } from "zod";
import { listSuggestions } from "@/lib/db/suggestions/reads";
import { suggest } from "@/lib/db/suggestions/writes";
import { requireSegment } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewSuggestion } from "@/lib/wire/talk";
import { Id, Page } from "@/lib/wire/text";

const params = z.object({ segmentId: Id });

export const GET = handler({ params, query: Page }, async ({ params: { segmentId }, query, somebody }) => {
  const scope = await requireSegment(somebody, segmentId, "read-source");
  return listSuggestions(scope, segmentId, query);
});

export const POST = handler(
  { params, body: NewSuggestion },
  async ({ params: { segmentId }, body, somebody }) => {
    const scope = await requireSegment(somebody, segmentId, "suggest");
    return answer(201, granted(await suggest(scope, segmentId, body.text)).suggestion);
  },
);
