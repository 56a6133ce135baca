import Link from "next/link";
import { findMe } from "@/lib/db/people/accounts";
import { KEY_COMMANDS, labelOfCommand } from "@/lib/workbench/keys/keys";
import { NOTHING_OPEN } from "../../../_words/nothing-open";
import { gated } from "../../_frame/gated";
import { KeyForm } from "./key-form";

export default gated("/account/keys", async ({ somebody, say }) => {
  const me = await findMe(somebody);
  return {
    title: say("account.keys"),
    areas: ["account"],
    children: (
      <div className="flex max-w-3xl flex-col gap-5">
        <p className="text-sm">
          <Link href="/account" className="link">
            {say("account.keys.back")}
          </Link>
        </p>
        <KeyForm
          own={me.keys}
          commands={KEY_COMMANDS.map((command) => ({
            id: command.id,
            keys: command.keys,
            where: command.where,
            label: say.message(labelOfCommand(command, NOTHING_OPEN)),
            group: say(`editor.group.${command.group}`),
          }))}
        />
      </div>
    ),
  };
});
