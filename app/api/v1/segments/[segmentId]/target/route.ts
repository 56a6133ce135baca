import { z } from "zod";
import { saveTarget } from "@/lib/db/segments/save";
import { requireSegment } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { SaveTarget, type TargetConflict } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const PUT = handler(
  { params: z.object({ segmentId: Id }), body: SaveTarget },
  async ({ params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "edit");
    const result = await saveTarget(scope, params.segmentId, body);
    if (result.ok) return result.saved;
    if (result.reason !== "conflict") return granted(result);
    const conflict: TargetConflict = {
      type: "/problems/conflict",
      title: "Somebody else has changed this row",
      status: 409,
      detail: `${result.current.by?.name ?? "Somebody else"} has changed the same words since you began. Nothing was stored: compare the two texts, keep what you want of each and save again.`,
      current: result.current,
    };
    return new Response(JSON.stringify(conflict), {
      status: 409,
      headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
    });
  },
);
