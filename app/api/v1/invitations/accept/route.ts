import { acceptAsMember, acceptAsNewcomer } from "@/lib/server/accept-invitation";
import { ACCOUNT_BYTES } from "@/lib/server/body";
import { answer, openHandler } from "@/lib/server/handler";
import { requireSomebody } from "@/lib/server/session";
import { sessionCookies } from "@/lib/server/sign-in";
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
