import { z } from "zod";
import { bringBackRemoved } from "@/lib/db/projects/removed";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { problem } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const POST = handler({ params: z.object({ id: Id }) }, async ({ params, somebody }) => {
  const back = await bringBackRemoved(requireAdministrator(somebody), params.id);
  if (back) return back;
  throw problem(404, "missing", { code: "problems.removed.missing" });
});
