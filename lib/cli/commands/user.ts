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
import { CannotDo, type Command, missing, parse, print, tell, WrongUse } from "./command";
import { say, terminalWords } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao user add <email> --name <name> [--username <name>] [--admin]
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
    "zh-Hans": `用法：duizhao user add <email> --name <name> [--username <name>] [--admin]
      duizhao user list
      duizhao user password <email> [--keep-tokens]
      duizhao user sign-out <email> [--keep-tokens]
      duizhao user disable <email>
      duizhao user enable <email>

add       新建账户并输出密码，只显示这一次。第一个账户必须是管理员（--admin）。可以用环境变量DUIZHAO_PASSWORD自定密码，
          这时不输出。
list      列出所有账户，每行一个：地址、姓名、身份、登录中的浏览器数、访问令牌数。
password  新建密码并输出，只显示这一次；或采用DUIZHAO_PASSWORD。所有登录会话结束，访问令牌撤销，除非加--keep-tokens。
sign-out  同样结束所有登录会话、撤销访问令牌；密码不变。
disable   同上，并且不能再登录；此人发出而未接受的邀请失效。写过的内容保留。
enable    撤销停用。
`,
  },

  async run([action, ...args]) {
    if (action === undefined) throw new WrongUse(say("cli.account.what"));
    if (action === "list") return list(args);
    if (Object.hasOwn(CHANGES, action)) return CHANGES[action]!(args);
    if (action !== "add")
      throw new WrongUse(
        say("cli.action.missing", {
          name: `user ${action}`,
          actions: ["add", "list", ...Object.keys(CHANGES)],
        }),
      );
    const { words, values } = parse(args, ["email"], {
      name: { type: "string" },
      username: { type: "string" },
      admin: { type: "boolean", default: false },
    });
    if (values.name === undefined) throw missing("--name");
    const given = process.env.DUIZHAO_PASSWORD;
    const person = Setup.safeParse({
      email: words[0],
      name: values.name,
      ...(values.username === undefined ? {} : { username: values.username }),
      password: given ?? makePassword(),
    });
    if (!person.success) {
      const [issue] = person.error.issues;
      throw new CannotDo(
        say("cli.account.wrong", { field: issue!.path.join("."), wrong: wrongWith(issue!) }),
      );
    }
    const { password, ...account } = person.data;
    refuseCommon(password, [account.name, account.email, account.username ?? ""]);
    await withOurDatabase(() => add({ ...account, password }, values.admin));
    const { email } = account;
    tell(
      `${given === undefined ? say("cli.account.made-with-password", { email }) : say("cli.account.made", { email })}\n`,
    );
    if (given === undefined) await print(`${password}\n`);
  },
};

async function add({ password, ...account }: Setup, isAdmin: boolean): Promise<void> {
  const passwordHash = await hashPassword(password);
  await database().$transaction(async (tx) => {
    if ((await lockEmptyInstance(tx)) && !isAdmin) {
      throw new CannotDo(say("cli.account.first-is-administrator"));
    }
    const saved = await saveAccount(tx, { ...account, passwordHash }, isAdmin);
    if (!saved.ok) {
      throw new CannotDo(
        saved.taken === "email"
          ? say("cli.account.taken-email", { email: account.email })
          : say("cli.account.taken-username", { username: account.username ?? "" }),
      );
    }
  });
}

function refuseCommon(password: string, about: readonly string[]): void {
  if (isEasilyGuessed(password, about)) throw new CannotDo(say("cli.account.another-password"));
}

const KEEP_TOKENS = { "keep-tokens": { type: "boolean", default: false } } as const;

const CHANGES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  async password(args) {
    const { words, values } = parse(args, ["email"], KEEP_TOKENS);
    const given = process.env.DUIZHAO_PASSWORD;
    const password = Setup.shape.password.safeParse(given ?? makePassword());
    if (!password.success)
      throw new CannotDo(say("cli.account.password-wrong", { wrong: wrongWith(password.error.issues[0]!) }));
    refuseCommon(password.data, [words[0]!]);
    const hash = await hashPassword(password.data);
    const set = { hash, revokeTokens: !values["keep-tokens"] };
    const account = await changed(words[0]!, (id) => resetPassword(atTheMachine(), id, set, new Date()));
    const { email } = account;
    tell(
      `${given === undefined ? say("cli.account.password-made", { email }) : say("cli.account.password-changed", { email })}\n`,
    );
    if (given === undefined) await print(`${password.data}\n`);
  },
  async "sign-out"(args) {
    const { words, values } = parse(args, ["email"], KEEP_TOKENS);
    const account = await changed(words[0]!, (id) =>
      endAccountSessions(atTheMachine(), id, !values["keep-tokens"], new Date()),
    );
    tell(`${say("cli.account.signed-out", { email: account.email })}\n`);
  },
  async disable(args) {
    const { words } = parse(args, ["email"], {});
    const account = await changed(words[0]!, (id) => disableAccount(atTheMachine(), id, new Date()));
    tell(`${say("cli.account.disabled", { email: account.email })}\n`);
  },
  async enable(args) {
    const { words } = parse(args, ["email"], {});
    const account = await changed(words[0]!, (id) => enableAccount(atTheMachine(), id));
    tell(`${say("cli.account.enabled", { email: account.email })}\n`);
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
