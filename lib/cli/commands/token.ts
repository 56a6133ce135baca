import { database } from "../../db/client";
import { makeToken } from "../../server/auth/secrets";
import { findAccount, withOurDatabase } from "./acting";
import { type Command, parse, print, tell } from "./command";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao token <email> [--name <what it is for>]

Makes an API token for an account and prints it, this once. Its owner can revoke it on the account page.
`,
    "zh-Hans": `用法：duizhao token <email> [--name <what it is for>]

为账户新建访问令牌并输出，只显示这一次。账户本人可以在账户页面撤销它。
`,
  },

  async run(args) {
    const { words, values } = parse(args, ["email"], {
      name: { type: "string", default: "made on the command line" },
    });
    const token = makeToken();
    const account = await withOurDatabase(async () => {
      const owner = await findAccount(words[0]!);
      const { hash, prefix } = token;
      await database().apiToken.create({ data: { userId: owner.id, name: values.name, hash, prefix } });
      return owner;
    });
    tell(`${say("cli.token.made", { name: account.name, email: account.email })}\n`);
    await print(`${token.secret}\n`);
  },
};
