import { listTokens, saveToken } from "@/lib/db/people/tokens";
import { answer, handler } from "@/lib/server/handler";
import { makeToken } from "@/lib/server/secrets";
import { noteSecurity } from "@/lib/server/security-log";
import { NewToken, type TokenMade } from "@/lib/wire/people";
import { Page } from "@/lib/wire/text";

export const GET = handler({ query: Page }, ({ query, somebody }) => listTokens(somebody, query));

export const POST = handler({ body: NewToken }, async ({ request, body, somebody }) => {
  const { secret, hash, prefix } = makeToken();
  const token = await saveToken(somebody, { name: body.name, hash, prefix });
  noteSecurity("token-made", request, { by: somebody.userId, id: token.id });
  return answer(201, { ...token, token: secret } satisfies TokenMade);
});
