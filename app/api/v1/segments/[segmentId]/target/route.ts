import { z } from "zod";
import { saveTarget } from "@/lib/db/segments/save";
import { requireSegment } from "@/lib/server/gate";
import { askedWords, languageHeaders } from "@/lib/server/http/asked-words";
import { handler } from "@/lib/server/http/handler";
import { codedProblem, problemInWords } from "@/lib/server/http/problem";
import { granted } from "@/lib/server/http/refusal";
import { SaveTarget, type TargetConflict } from "@/lib/wire/segments";
import { Id } from "@/lib/wire/text";

export const PUT = handler(
  { params: z.object({ segmentId: Id }), body: SaveTarget },
  async ({ request, params, body, somebody }) => {
    const scope = await requireSegment(somebody, params.segmentId, "edit");
    const result = await saveTarget(scope, params.segmentId, body);
    if (result.ok) return result.saved;
    if (result.reason !== "conflict") return granted(result);
    const say = askedWords(request);
    const by = result.current.by?.name;
    const message =
      by === undefined
        ? ({ code: "problems.conflict" } as const)
        : ({ code: "problems.conflict.by", name: by } as const);
    const said = problemInWords(codedProblem(409, "conflict", message), say);
    const conflict: TargetConflict = { ...said, current: result.current };
    return new Response(JSON.stringify(conflict), {
      status: 409,
      headers: {
        ...languageHeaders(say),
        "content-type": "application/problem+json",
        "cache-control": "no-store",
      },
    });
  },
);
