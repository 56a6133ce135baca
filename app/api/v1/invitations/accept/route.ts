import { acceptAsMember, acceptAsNewcomer } from "@/lib/server/auth/accept-invitation";
import { requireSomebody } from "@/lib/server/auth/session";
import { sessionCookies } from "@/lib/server/auth/sign-in";
import { ACCOUNT_BYTES } from "@/lib/server/http/body";
import { answer, openHandler } from "@/lib/server/http/handler";
import { AcceptInvitation } from "@/lib/wire/people";

export const POST = openHandler(
  { body: AcceptInvitation, limit: ACCOUNT_BYTES },
  async ({ request, body }) => {
    if (!body.account) return acceptAsMember(await requireSomebody(request), body.secret);
    const accepted = await acceptAsNewcomer(body.account, body.secret, request.headers);
    const cookies = await sessionCookies(request, body.account.email, body.account.password);
    return answer(
      200,
      accepted,
      cookies.map((cookie): [string, string] => ["set-cookie", cookie]),
    );
  },
);
