import { endAccountSessions } from "@/lib/db/people/administer";
import { grantedAccount } from "@/lib/server/accounts";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { AccountId, EndSessions } from "@/lib/wire/accounts";

export const POST = handler(
  { params: AccountId, body: EndSessions },
  async ({ params: { userId }, body, somebody }) => {
    const administrator = requireAdministrator(somebody);
    return grantedAccount(await endAccountSessions(administrator, userId, body.revokeTokens, new Date()));
  },
);
