"use client";

import { useState } from "react";
import { Menu, MenuItem, type MenuProps, MenuSeparator } from "@/app/_ui/menu";
import { useSay } from "@/app/_words/words";
import type { KeyCommand } from "@/lib/workbench/keys/key-command";
import { KEY_COMMANDS, labelOfCommand, shownKey } from "@/lib/workbench/keys/keys";
import type { Workbench } from "@/lib/workbench/state/state";
import { useBench } from "../bench";
import { useDo } from "../run-command";

const GROUPS: readonly (readonly string[])[] = [
  ["confirm", "approve", "send-back", "finalize", "take-back"],
  ["split", "merge-next", "merge-previous", "move-up", "move-down"],
  ["accept-next", "release", "align-from-here"],
  ["correct", "copy-source", "note", "set-aside", "omit"],
  ["comment", "history", "suggestions", "alignment", "source"],
  // What features add.
  KEY_COMMANDS.filter(({ menu }) => menu === "row").map(({ id }) => id),
];

/** Which come first: of those that can be done here, six are shown at once. */
const FIRST: readonly string[] = [
  "confirm",
  "approve",
  "send-back",
  "take-back",
  "comment",
  "correct",
  "split",
  "merge-next",
  "history",
  "accept-next",
  "note",
  "omit",
  "suggestions",
];
const SHOWN = 6;

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
  const say = useSay();
  const state = useBench().cell.get();
  const [isWhole, setWhole] = useState(false);
  const item = (command: KeyCommand) => (
    <MenuItem key={command.id} keys={shownKey(command.keys[0] ?? "")} onSelect={() => act(command)}>
      {say.message(labelOfCommand(command, state))}
    </MenuItem>
  );
  const groups = GROUPS.map((ids) => commandsHere(ids, state)).filter(({ length }) => length > 0);
  const first = commandsHere(FIRST, state).slice(0, SHOWN);
  const count = groups.reduce((sum, { length }) => sum + length, 0);
  if (!isWhole && count > first.length)
    return (
      <>
        {first.map(item)}
        <MenuSeparator />
        <MenuItem stays onSelect={() => setWhole(true)}>
          {say("editor.menu.rest")}
        </MenuItem>
      </>
    );
  return groups.map((commands, index) => (
    <div key={commands[0]?.id}>
      {index > 0 && <MenuSeparator />}
      {commands.map(item)}
    </div>
  ));
}

function commandsHere(ids: readonly string[], state: Workbench): readonly KeyCommand[] {
  return ids.flatMap((id) => KEY_COMMANDS.filter((one) => one.id === id && one.isAvailable(state)));
}
