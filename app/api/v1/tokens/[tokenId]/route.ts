import { z } from "zod";
import { revokeToken } from "@/lib/db/people/tokens";
import { noteSecurity } from "@/lib/server/auth/security-log";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const DELETE = handler(
  { params: z.object({ tokenId: Id }) },
  async ({ request, params, somebody }) => {
    if (!(await revokeToken(somebody, params.tokenId, new Date()))) throw missing("token");
    noteSecurity("token-revoked", request, { by: somebody.userId, id: params.tokenId });
    return { ok: true };
  },
);
