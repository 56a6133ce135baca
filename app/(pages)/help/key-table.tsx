import { pageWords } from "@/lib/server/words";
import type { OwnKeys } from "@/lib/wire/people";
import { keysOf } from "@/lib/workbench/keys/bindings";
import { GROUPS } from "@/lib/workbench/keys/key-command";
import { KEY_COMMANDS, labelOfCommand } from "@/lib/workbench/keys/keys";
import { bindingsOf } from "@/lib/workbench/keys/own-keys";
import { shownKey } from "@/lib/workbench/keys/shown-key";
import { Kbd } from "../../_ui/kbd";
import { NOTHING_OPEN } from "../../_words/nothing-open";
import { rich } from "../../_words/rich";

/** From the table that feeds the keyboard, so that it cannot promise what the editor does not know. */
export async function KeyTable({ own }: { readonly own: OwnKeys | null }) {
  const say = await pageWords();
  const bindings = bindingsOf(own, KEY_COMMANDS);
  return (
    <div className="flex flex-col gap-5">
      {GROUPS.map((group) => (
        <section key={group} aria-label={say(`editor.group.${group}`)}>
          <h3 className="mb-1 text-sm text-soft">{say(`editor.group.${group}`)}</h3>
          <dl className="text-sm">
            {KEY_COMMANDS.filter((one) => one.group === group && keysOf(one, bindings).length > 0).map(
              (command) => (
                <div key={command.id} className="flex items-baseline gap-4 border-b border-line py-1.5">
                  <dt className="min-w-0 flex-1">{say.message(labelOfCommand(command, NOTHING_OPEN))}</dt>
                  <dd className="shrink-0">
                    <Kbd>{shownKey(keysOf(command, bindings)[0] ?? "")}</Kbd>
                  </dd>
                </div>
              ),
            )}
          </dl>
        </section>
      ))}
      <p className="text-sm text-soft">{rich(say, "help.keys.all", {}, { key: () => <Kbd>?</Kbd> })}</p>
    </div>
  );
}
