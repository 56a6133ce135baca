"use client";

import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Kbd } from "@/app/_ui/kbd";
import { useSay } from "@/app/_words/words";
import { keysOf } from "@/lib/workbench/keys/bindings";
import { GROUPS } from "@/lib/workbench/keys/key-command";
import { KEY_COMMANDS, labelOfCommand } from "@/lib/workbench/keys/keys";
import { shownKey } from "@/lib/workbench/keys/shown-key";
import { useBench } from "../bench";
import type { DialogProps } from "../features/dialog-props";

/** All keys, from the table that feeds the keyboard. */
export function Help({ close }: DialogProps) {
  const say = useSay();
  const state = useBench().cell.get();
  return (
    <Dialog
      open
      onOpenChange={close}
      title={say("editor.dialog.keys.title")}
      width="wide"
      description={say("editor.dialog.keys.lead")}
      foot={
        <Link href="/account/keys" className={buttonClass("plain", "small")}>
          {say("editor.dialog.keys.change")}
        </Link>
      }
    >
      {/* Nothing in it can have the focus, and somebody without a mouse has to be able to scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section aria-label={say("editor.dialog.keys.all")} tabIndex={0} className="gap-8 sm:columns-2">
        {GROUPS.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid-column">
            <h3 className="mb-1 text-sm text-soft">{say(`editor.group.${group}`)}</h3>
            <dl className="text-sm">
              {KEY_COMMANDS.filter((one) => one.group === group && keysOf(one, state.me.keys).length > 0).map(
                (command) => (
                  <div key={command.id} className="flex items-baseline gap-3 border-b border-line py-1">
                    <dt className="min-w-0 flex-1">{say.message(labelOfCommand(command, state))}</dt>
                    <dd className="flex shrink-0 flex-col items-end gap-0.5">
                      {keysOf(command, state.me.keys).map((key) => (
                        <Kbd key={key}>{shownKey(key)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
