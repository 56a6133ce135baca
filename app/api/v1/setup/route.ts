import { requireUncommon } from "@/lib/server/auth/password";
import { setUp } from "@/lib/server/auth/set-up";
import { sessionCookies } from "@/lib/server/auth/sign-in";
import { ACCOUNT_BYTES } from "@/lib/server/http/body";
import { answer, openHandler } from "@/lib/server/http/handler";
import { Setup } from "@/lib/wire/people";

export const POST = openHandler({ body: Setup, limit: ACCOUNT_BYTES }, async ({ request, body }) => {
  requireUncommon(body.password, [body.name, body.email, body.username ?? ""], "password");
  const done = await setUp(body);
  const cookies = await sessionCookies(request, body.email, body.password);
  return answer(
    201,
    done,
    cookies.map((cookie): [string, string] => ["set-cookie", cookie]),
  );
});
