import { endAccountSessions } from "@/lib/db/people/administer";
import { grantedAccount } from "@/lib/server/auth/accounts";
import { noteSecurity } from "@/lib/server/auth/security-log";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { AccountId, EndSessions } from "@/lib/wire/accounts";

export const POST = handler(
  { params: AccountId, body: EndSessions },
  async ({ request, params: { userId }, body, somebody }) => {
    const administrator = requireAdministrator(somebody);
    const changed = await endAccountSessions(administrator, userId, body.revokeTokens, new Date());
    const account = grantedAccount(changed);
    noteSecurity("sessions-ended", request, { userId, by: somebody.userId, tokens: body.revokeTokens });
    return account;
  },
);
