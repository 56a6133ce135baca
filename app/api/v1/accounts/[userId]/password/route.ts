import { makeNewPassword, requireNotOneself } from "@/lib/server/accounts";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/handler";
import { AccountId, PasswordReset } from "@/lib/wire/accounts";

export const POST = handler(
  { params: AccountId, body: PasswordReset },
  async ({ params: { userId }, body, somebody }) => {
    const administrator = requireAdministrator(somebody);
    requireNotOneself(administrator, userId);
    return makeNewPassword(administrator, userId, body.revokeTokens);
  },
);
