"use client";

import { useState } from "react";
import { Menu, MenuItem, type MenuProps, MenuSeparator } from "@/app/_ui/menu";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { KeyCommand } from "@/lib/workbench/keys/key-command";
import { KEY_COMMANDS, keyOf, labelOfCommand } from "@/lib/workbench/keys/keys";
import { findRow } from "@/lib/workbench/state/rows";
import type { Workbench } from "@/lib/workbench/state/state";
import { useBench } from "../bench";
import { useSetLock } from "../features/locks/set-lock";
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
    <MenuItem key={command.id} keys={keyOf(command.id, state) ?? ""} onSelect={() => act(command)}>
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
        <LockItem />
        <MenuSeparator />
        <MenuItem stays onSelect={() => setWhole(true)}>
          {say("editor.menu.rest")}
        </MenuItem>
      </>
    );
  return (
    <>
      {groups.map((commands, index) => (
        <div key={commands[0]?.id}>
          {index > 0 && <MenuSeparator />}
          {commands.map(item)}
        </div>
      ))}
      <LockItem />
    </>
  );
}

/** For owners; no command of the table, for it is seldom wanted and has no key. */
function LockItem() {
  const say = useSay();
  const { active, rows, me } = useBench().cell.get();
  const setLock = useSetLock();
  const row = active === null ? undefined : findRow(rows, active);
  if (!row || !may(me.role, "manage")) return null;
  const isLocked = row.lock?.isLocked === true;
  return (
    <MenuItem onSelect={() => void setLock(row.id, !isLocked)}>
      {say(isLocked ? "editor.lock.unlock" : "editor.lock.lock")}
    </MenuItem>
  );
}

function commandsHere(ids: readonly string[], state: Workbench): readonly KeyCommand[] {
  return ids.flatMap((id) => KEY_COMMANDS.filter((one) => one.id === id && one.isAvailable(state)));
}
