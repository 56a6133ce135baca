/**
 * Every command with its key, its name and when it can be used. One table feeds the keyboard, the palette and the
 * `?` sheet, so none can promise what another does not know.
 *
 * WB-KEY-2  Enter and Shift+Enter are line breaks in the field and never anything else there.
 *
 * What a press is called in it: WB-KEY-1 and WB-KEY-3 in `press.ts`.
 */

import type { Said } from "../said";
import { shownRows, type Workbench } from "../state/state";
import { ALIGN_KEYS } from "./align-keys";
import { isSameKey, keysOf } from "./bindings";
import { FINDING_KEYS } from "./finding-keys";
import { INLINE_KEYS } from "./inline-keys";
import type { KeyCommand } from "./key-command";
import { MEMORY_KEYS } from "./memory-keys";
import { PROPOSAL_KEYS } from "./proposal-keys";
import { SCORE_KEYS } from "./score-keys";
import { shownKey } from "./shown-key";
import { SOURCE_KEYS } from "./source-keys";
import { STRUCTURE_KEYS } from "./structure-keys";
import { TERM_KEYS } from "./term-keys";
import { VIEW_KEYS } from "./view-keys";
import { WORK_KEYS } from "./work-keys";

export const KEY_COMMANDS: readonly KeyCommand[] = [
  ...WORK_KEYS,
  ...INLINE_KEYS,
  ...ALIGN_KEYS,
  ...MEMORY_KEYS,
  ...TERM_KEYS,
  ...PROPOSAL_KEYS,
  ...FINDING_KEYS,
  ...SCORE_KEYS,
  ...STRUCTURE_KEYS,
  ...SOURCE_KEYS,
  ...VIEW_KEYS,
];

/** "control": a button or link, to which Enter and the arrows belong. */
export type Place = "live-field" | "other-field" | "control" | "rows" | "page";

export function commandForPress(name: string, place: Place, state: Workbench): KeyCommand | null {
  return (
    KEY_COMMANDS.find(
      (command) =>
        keysOf(command, state.me.keys).some((key) => isSameKey(key, name)) &&
        worksIn(command, place) &&
        command.isAvailable(state),
    ) ?? null
  );
}

/** The command that the press would do if a row were in use, else null. */
export function wantsRow(name: string, place: Place, state: Workbench): KeyCommand | null {
  const isCommand = /^(?:Ctrl|Alt)\+/.test(name);
  if (!isCommand || state.active !== null || commandForPress(name, place, state)) return null;
  for (const { id } of shownRows(state).slice(0, TRIED)) {
    const command = commandForPress(name, place, { ...state, active: id });
    if (command) return command;
  }
  return null;
}

/** Rows of which one may be such that the press would do something with it. */
const TRIED = 200;

function worksIn({ where }: KeyCommand, place: Place): boolean {
  if (where === "everywhere") return true;
  if (where === "outside") return place === "rows" || place === "page";
  return place !== "other-field";
}

export function labelOfCommand({ id, label }: KeyCommand, state: Workbench): Said {
  // That every command has its words is tested (tests/workbench/keys.test.ts).
  return label?.(state) ?? ({ code: `editor.command.${id}` } as Said);
}

/** What a button says that does this command. */
export function shortLabelOf(command: KeyCommand, state: Workbench): Said {
  const { short } = command;
  if (!short) return labelOfCommand(command, state);
  return typeof short === "function" ? short(state) : short;
}

/** What is offered for a run of rows, in this order. Two that would do the same for this person are offered once. */
const FOR_A_RUN = ["confirm", "approve", "finalize", "accept", "merge-next"] as const;

export function commandsForRun(state: Workbench): readonly KeyCommand[] {
  const offered = FOR_A_RUN.flatMap((id) =>
    KEY_COMMANDS.filter((command) => command.id === id && command.isAvailable(state)),
  );
  const labels = offered.map((command) => shortLabelOf(command, state).code);
  return offered.filter((_, index) => labels.lastIndexOf(labels[index]!) === index);
}

/** The key that does this for this person, as it is shown; null where only menus and the palette do. */
export function keyOf(id: string, { me }: Workbench): string | null {
  const command = KEY_COMMANDS.find((one) => one.id === id);
  const [first] = command ? keysOf(command, me.keys) : [];
  return first === undefined ? null : shownKey(first);
}
