import { z } from "zod";
import { revokeToken } from "@/lib/db/people/tokens";
import { handler } from "@/lib/server/handler";
import { missing } from "@/lib/server/problem";
import { Id } from "@/lib/wire/text";

export const DELETE = handler({ params: z.object({ tokenId: Id }) }, async ({ params, somebody }) => {
  if (!(await revokeToken(somebody, params.tokenId, new Date()))) throw missing("token");
  return { ok: true };
});
