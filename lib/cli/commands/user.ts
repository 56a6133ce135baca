import { randomBytes } from "node:crypto";
import { database } from "../../db/client";
import { lockEmptyInstance, saveAccount } from "../../db/people/accounts";
import { hashPassword } from "../../server/auth";
import { Setup } from "../../wire/people";
import { withOurDatabase } from "./acting";
import { CannotDo, type Command, parse, print, WrongUse } from "./command";

export const command: Command = {
  usage: `Use: duizhao user add <email> --name <name> [--username <name>] [--admin]

Makes an account and prints its password, this once. The first account of all has to be an administrator (--admin).
DUIZHAO_PASSWORD in the environment gives a password of your own; then nothing is printed.
`,

  async run([action, ...args]) {
    if (action !== "add")
      throw new WrongUse(action === undefined ? "Missing: add." : `There is no “user ${action}”.`);
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
      password: given ?? randomBytes(15).toString("base64url"),
    });
    if (!person.success) {
      const [issue] = person.error.issues;
      throw new CannotDo(`${issue!.path.join(".")} ${issue!.message}. No account was made.`);
    }
    const { password, ...account } = person.data;
    await withOurDatabase(() => add({ ...account, password }, values.admin));
    process.stderr.write(
      `Made an account for ${account.email}${given === undefined ? "; its password:" : "."}\n`,
    );
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
