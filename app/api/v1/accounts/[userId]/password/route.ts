import { makeNewPassword, requireNotOneself } from "@/lib/server/auth/accounts";
import { noteSecurity } from "@/lib/server/auth/security-log";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { AccountId, PasswordReset } from "@/lib/wire/accounts";

export const POST = handler(
  { params: AccountId, body: PasswordReset },
  async ({ request, params: { userId }, body, somebody }) => {
    const administrator = requireAdministrator(somebody);
    requireNotOneself(administrator, userId);
    const made = await makeNewPassword(administrator, userId, body.revokeTokens);
    noteSecurity("password-reset", request, { userId, by: somebody.userId, tokens: body.revokeTokens });
    return made;
  },
);
