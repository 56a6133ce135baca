import { Person } from "./people";
import { Id, Moment } from "./text";
import { z } from "./z";

/** An account as an administrator sees it. */
export const Account = Person.extend({
  email: z.string(),
  username: z.string().nullable(),
  isAdmin: z.boolean(),
  createdAt: Moment,
  /** Null for one that can be used. */
  disabledAt: Moment.nullable(),
  /** Browsers that are signed in, API tokens that work, projects that they are in. */
  sessions: z.number().int(),
  tokens: z.number().int(),
  projects: z.number().int(),
});
export type Account = z.infer<typeof Account>;
export const AccountList = z.object({ accounts: z.array(Account), next: z.string().nullable() });

/** API tokens end with the rest unless they shall stay. */
const Tokens = z.boolean().default(true);
export const PasswordReset = z.object({ revokeTokens: Tokens });
/** The only answer that holds the password. */
export const PasswordMade = Account.extend({ password: z.string() });
export type PasswordMade = z.infer<typeof PasswordMade>;
export const EndSessions = z.object({ revokeTokens: Tokens });
export const AccountChange = z.object({ disabled: z.boolean() });
export const AccountId = z.object({ userId: Id });
