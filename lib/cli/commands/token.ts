import { database } from "../../db/client";
import { makeToken } from "../../server/auth/secrets";
import { findAccount, withOurDatabase } from "./acting";
import { type Command, parse, print, tell } from "./command";

export const command: Command = {
  usage: `Use: duizhao token <email> [--name <what it is for>]

Makes an API token for an account and prints it, this once. Its owner can revoke it on the account page.
`,

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
    tell(`A token for ${account.name} (${account.email}):\n`);
    await print(`${token.secret}\n`);
  },
};
