import { listTokens, saveToken } from "@/lib/db/people/tokens";
import { makeToken } from "@/lib/server/auth/secrets";
import { noteSecurity } from "@/lib/server/auth/security-log";
import { answer, handler } from "@/lib/server/http/handler";
import { NewToken, type TokenMade } from "@/lib/wire/people";
import { Page } from "@/lib/wire/text";

export const GET = handler({ query: Page }, ({ query, somebody }) => listTokens(somebody, query));

export const POST = handler({ body: NewToken }, async ({ request, body, somebody }) => {
  const { secret, hash, prefix } = makeToken();
  const token = await saveToken(somebody, { name: body.name, hash, prefix });
  noteSecurity("token-made", request, { by: somebody.userId, id: token.id });
  return answer(201, { ...token, token: secret } satisfies TokenMade);
});
