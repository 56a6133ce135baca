import { database } from "../../db/client";
import { lockEmptyInstance, saveAccount } from "../../db/people/accounts";
import {
  type AccountChanged,
  disableAccount,
  enableAccount,
  endAccountSessions,
  listAccounts,
  resetPassword,
} from "../../db/people/administer";
import { grantedAccount, makePassword } from "../../server/auth/accounts";
import { hashPassword } from "../../server/auth/auth";
import { isEasilyGuessed } from "../../server/auth/password";
import { atTheMachine } from "../../server/gate";
import type { Account } from "../../wire/accounts";
import { Setup } from "../../wire/people";
import { whatIsWrong } from "../../wire/what-is-wrong";
import type { z } from "../../wire/z";
import { findAccount, withOurDatabase } from "./acting";
import { CannotDo, type Command, parse, print, tell, WrongUse } from "./command";
import { terminalWords } from "./words";

export const command: Command = {
  usage: `Use: duizhao user add <email> --name <name> [--username <name>] [--admin]
     duizhao user list
     duizhao user password <email> [--keep-tokens]
     duizhao user sign-out <email> [--keep-tokens]
     duizhao user disable <email>
     duizhao user enable <email>

add       makes an account and prints its password, this once. The first account of all has to be an administrator
          (--admin). DUIZHAO_PASSWORD in the environment gives a password of your own; then nothing is printed.
list      prints all accounts, one a line: address, name, what they are, browsers that are signed in, API tokens.
password  makes a new password and prints it, this once, or takes DUIZHAO_PASSWORD. All sessions end, and API tokens are
          revoked unless --keep-tokens says that they stay.
sign-out  ends all sessions and revokes API tokens likewise; the password stays.
disable   the same, and nobody can sign in any more; waiting invitations that the person made fall. What they wrote stays.
enable    takes that back.
`,

  async run([action, ...args]) {
    if (action === undefined)
      throw new WrongUse("Missing: add, list, password, sign-out, disable or enable.");
    if (action === "list") return list(args);
    if (Object.hasOwn(CHANGES, action)) return CHANGES[action]!(args);
    if (action !== "add") throw new WrongUse(`There is no “user ${action}”.`);
    const { words, values } = parse(args, ["email"], {
      name: { type: "string" },
      username: { type: "string" },
      admin: { type: "boolean", default: false },
    });
    if (values.name === undefined) throw new WrongUse("Missing: --name.");
    const given = process.env.DUIZHAO_PASSWORD;
    const person = Setup.safeParse({
      email: words[0],
      name: values.name,
      ...(values.username === undefined ? {} : { username: values.username }),
      password: given ?? makePassword(),
    });
    if (!person.success) {
      const [issue] = person.error.issues;
      throw new CannotDo(`${issue!.path.join(".")} ${wrongWith(issue!)}. No account was made.`);
    }
    const { password, ...account } = person.data;
    refuseCommon(password, [account.name, account.email, account.username ?? ""]);
    await withOurDatabase(() => add({ ...account, password }, values.admin));
    tell(`Made an account for ${account.email}${given === undefined ? "; its password:" : "."}\n`);
    if (given === undefined) await print(`${password}\n`);
  },
};

async function add({ password, ...account }: Setup, isAdmin: boolean): Promise<void> {
  const passwordHash = await hashPassword(password);
  await database().$transaction(async (tx) => {
    if ((await lockEmptyInstance(tx)) && !isAdmin) {
      throw new CannotDo(
        "This would be the first account, and the first has to be an administrator: add --admin. No account was made.",
      );
    }
    const saved = await saveAccount(tx, { ...account, passwordHash }, isAdmin);
    if (!saved.ok) {
      const what = saved.taken === "email" ? account.email : `the user name ${account.username}`;
      throw new CannotDo(`There is an account with ${what} already, so none was made.`);
    }
  });
}

function refuseCommon(password: string, about: readonly string[]): void {
  if (isEasilyGuessed(password, about))
    throw new CannotDo(
      "DUIZHAO_PASSWORD is one that others try first, so nothing was changed. Choose another.",
    );
}

const KEEP_TOKENS = { "keep-tokens": { type: "boolean", default: false } } as const;

const CHANGES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  async password(args) {
    const { words, values } = parse(args, ["email"], KEEP_TOKENS);
    const given = process.env.DUIZHAO_PASSWORD;
    const password = Setup.shape.password.safeParse(given ?? makePassword());
    if (!password.success)
      throw new CannotDo(`DUIZHAO_PASSWORD ${wrongWith(password.error.issues[0]!)}. Nothing was changed.`);
    refuseCommon(password.data, [words[0]!]);
    const hash = await hashPassword(password.data);
    const set = { hash, revokeTokens: !values["keep-tokens"] };
    const account = await changed(words[0]!, (id) => resetPassword(atTheMachine(), id, set, new Date()));
    tell(`${account.email} has a new password${given === undefined ? ":" : "."}\n`);
    if (given === undefined) await print(`${password.data}\n`);
  },
  async "sign-out"(args) {
    const { words, values } = parse(args, ["email"], KEEP_TOKENS);
    const account = await changed(words[0]!, (id) =>
      endAccountSessions(atTheMachine(), id, !values["keep-tokens"], new Date()),
    );
    tell(`${account.email} is signed out everywhere.\n`);
  },
  async disable(args) {
    const { words } = parse(args, ["email"], {});
    const account = await changed(words[0]!, (id) => disableAccount(atTheMachine(), id, new Date()));
    tell(`${account.email} is disabled.\n`);
  },
  async enable(args) {
    const { words } = parse(args, ["email"], {});
    const account = await changed(words[0]!, (id) => enableAccount(atTheMachine(), id));
    tell(`${account.email} can sign in again.\n`);
  },
};

/** As a clause: "is no address of mail". */
function wrongWith(issue: z.core.$ZodIssue): string {
  return terminalWords().message(whatIsWrong(issue));
}

function changed(email: string, change: (userId: string) => Promise<AccountChanged>): Promise<Account> {
  return withOurDatabase(async () => grantedAccount(await change((await findAccount(email)).id)));
}

async function list(args: readonly string[]): Promise<void> {
  parse(args, [], {});
  const lines = await withOurDatabase(async () => {
    const said: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listAccounts(atTheMachine(), {
        limit: 200,
        ...(after === undefined ? {} : { after }),
      });
      said.push(...page.accounts.map(lineOf));
      if (page.next === null) return said;
      after = page.next;
    }
  });
  await print(lines.join(""));
}

/** Tabs part the fields, so none may stand in one. */
function lineOf({ email, name, isAdmin, disabledAt, sessions, tokens }: Account): string {
  const is = disabledAt === null ? (isAdmin ? "administrator" : "person") : "disabled";
  return `${[email, name.replace(/[\p{Cc}\p{Bidi_Control}]/gu, " "), is, sessions, tokens].join("\t")}\n`;
}
