import { Account, AccountChange, AccountList, EndSessions, PasswordMade, PasswordReset } from "./accounts";
import type { Call } from "./call";
import { Page } from "./text";

/** What an administrator does with accounts. */
export const ACCOUNT_CALLS: readonly Call[] = [
  {
    method: "get",
    path: "/accounts",
    query: Page,
    does: "All accounts of this Duizhao, for an administrator.",
    answers: { 200: AccountList },
  },
  {
    method: "patch",
    path: "/accounts/{userId}",
    body: AccountChange,
    does: "Disables an account or enables it again. Disabling ends its sessions, API tokens and waiting invitations at once.",
    answers: { 200: Account },
  },
  {
    method: "post",
    path: "/accounts/{userId}/password",
    body: PasswordReset,
    does: "Gives an account a new password, shown this once, and ends its sessions; its API tokens too, unless `revokeTokens` is false.",
    answers: { 200: PasswordMade },
  },
  {
    method: "post",
    path: "/accounts/{userId}/end-sessions",
    body: EndSessions,
    does: "Signs an account out everywhere and, unless `revokeTokens` is false, revokes its API tokens.",
    answers: { 200: Account },
  },
];
