import { pageWords } from "@/lib/server/words";
import { GROUPS } from "@/lib/workbench/keys/key-command";
import { KEY_COMMANDS, labelOfCommand, shownKey } from "@/lib/workbench/keys/keys";
import { openWorkbench } from "@/lib/workbench/state/state";
import { Kbd } from "../../_ui/kbd";
import { rich } from "../../_words/rich";

/** The labels as a translator sees them with nothing open; the editor's own sheet (?) says them for the row in use. */
const NOTHING_OPEN = openWorkbench({
  documentId: "",
  me: { id: "", name: "", role: "translator" },
  segments: [],
  isComplete: true,
});

/** From the table that feeds the keyboard, so that it cannot promise what the editor does not know. */
export async function KeyTable() {
  const say = await pageWords();
  return (
    <div className="flex flex-col gap-5">
      {GROUPS.map((group) => (
        <section key={group} aria-label={say(`editor.group.${group}`)}>
          <h3 className="mb-1 text-sm text-soft">{say(`editor.group.${group}`)}</h3>
          <dl className="text-sm">
            {KEY_COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(
              (command) => (
                <div key={command.id} className="flex items-baseline gap-4 border-b border-line py-1.5">
                  <dt className="min-w-0 flex-1">{say.message(labelOfCommand(command, NOTHING_OPEN))}</dt>
                  <dd className="shrink-0">
                    <Kbd>{shownKey(command.keys[0] ?? "")}</Kbd>
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
