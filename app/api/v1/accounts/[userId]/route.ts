import { disableAccount, enableAccount } from "@/lib/db/people/administer";
import { grantedAccount, requireNotOneself } from "@/lib/server/auth/accounts";
import { noteSecurity } from "@/lib/server/auth/security-log";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { AccountChange, AccountId } from "@/lib/wire/accounts";

export const PATCH = handler(
  { params: AccountId, body: AccountChange },
  async ({ request, params: { userId }, body, somebody }) => {
    const administrator = requireAdministrator(somebody);
    requireNotOneself(administrator, userId);
    const account = grantedAccount(
      body.disabled
        ? await disableAccount(administrator, userId, new Date())
        : await enableAccount(administrator, userId),
    );
    const event = body.disabled ? "account-disabled" : "account-enabled";
    noteSecurity(event, request, { userId, by: somebody.userId });
    return account;
  },
);
