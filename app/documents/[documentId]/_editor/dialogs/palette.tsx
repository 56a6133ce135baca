"use client";

import { useId, useState } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { useSay } from "@/app/_words/words";
import { KEY_COMMANDS, labelOfCommand } from "@/lib/workbench/keys/keys";
import { useBench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { KeyOf } from "../key-of";
import { useDo } from "../run-command";

/** Every command by its name. Type a part of it; arrows choose, Enter does. */
export function Palette({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const act = useDo();
  const id = useId();
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const state = bench.cell.get();
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = KEY_COMMANDS.filter(
    (command) => command.id !== "palette" && command.isAvailable(state),
  ).filter((command) => {
    const label =
      `${say(`editor.group.${command.group}`)} ${say.message(labelOfCommand(command, state))}`.toLowerCase();
    return words.every((word) => label.includes(word));
  });
  const chosen = Math.min(at, found.length - 1);
  const choose = (index: number) => {
    const command = found[index];
    if (!command) return;
    close();
    // The dialog gives the keyboard back to where it was before the command takes it on.
    setTimeout(() => act(command));
  };
  return (
    <Dialog open onOpenChange={close} title={say("editor.dialog.palette.title")}>
      <input
        role="combobox"
        aria-label={say("editor.dialog.palette.label")}
        placeholder={say("editor.dialog.palette.placeholder")}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found[chosen] ? `${id}-${found[chosen].id}` : undefined}
        className="mb-2 h-9 w-full rounded-md border border-line-strong bg-raised px-3 text-sm"
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (by !== 0) {
            event.preventDefault();
            const next = (chosen + by + found.length) % Math.max(1, found.length);
            setAt(next);
            document.getElementById(`${id}-${found[next]?.id}`)?.scrollIntoView({ block: "nearest" });
          } else if (event.key === "Enter") {
            event.preventDefault();
            choose(chosen);
          }
        }}
      />
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label={say("editor.dialog.palette.title")}
        className="max-h-[50vh] overflow-y-auto"
      >
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which holds the focus
          // biome-ignore lint/a11y/useFocusableInteractive: likewise; aria-activedescendant says which is chosen
          <div
            key={command.id}
            role="option"
            id={`${id}-${command.id}`}
            aria-selected={index === chosen}
            className="flex min-h-9 items-center gap-3 rounded px-2.5 text-sm aria-selected:bg-sunk"
            onPointerMove={() => setAt(index)}
            onClick={() => choose(index)}
          >
            <span className="flex-1">{say.message(labelOfCommand(command, state))}</span>
            <KeyOf id={command.id} />
          </div>
        ))}
        {found.length === 0 && (
          <p className="px-2.5 py-2 text-sm text-soft">{say("editor.dialog.palette.none")}</p>
        )}
      </div>
    </Dialog>
  );
}
