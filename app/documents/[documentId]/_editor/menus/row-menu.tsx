"use client";

import { Menu, MenuItem, type MenuProps, MenuSeparator } from "@/app/_ui/menu";
import { KEY_COMMANDS, labelOfCommand, shownKey } from "@/lib/workbench/keys";
import { useBench } from "../bench";
import { useDo } from "../doing";

const GROUPS: readonly (readonly string[])[] = [
  ["confirm", "approve", "send-back", "finalize", "take-back"],
  ["split", "merge-next", "merge-previous", "move-up", "move-down"],
  ["accept-next", "release", "align-from-here"],
  ["correct", "copy-source", "note", "set-aside", "omit"],
  ["comment", "history", "suggestions", "alignment", "source"],
];

/** What can be done with a row; each item is a row of the table of commands, with its key. */
export function RowMenu({ trigger }: { readonly trigger: MenuProps["trigger"] }) {
  const act = useDo();
  return (
    <Menu align="start" trigger={trigger} defaultOpen>
      <Items act={act} />
    </Menu>
  );
}

function Items({ act }: { readonly act: ReturnType<typeof useDo> }) {
  const state = useBench().cell.get();
  const groups = GROUPS.map((ids) =>
    ids.flatMap((id) => KEY_COMMANDS.filter((command) => command.id === id && command.isAvailable(state))),
  ).filter((commands) => commands.length > 0);
  return groups.map((commands, index) => (
    <div key={commands[0]?.id}>
      {index > 0 && <MenuSeparator />}
      {commands.map((command) => (
        <MenuItem key={command.id} keys={shownKey(command.keys[0] ?? "")} onSelect={() => act(command)}>
          {labelOfCommand(command, state)}
        </MenuItem>
      ))}
    </div>
  ));
}
