import type { Workbench } from "@/lib/workbench/state/state";
import { selection } from "./bench";

const ACTIVE = 1;
const LIVE = 2;
const SELECTED = 4;
const CONFLICT = 8;
const REFUSED = 16;

/** What concerns a row, in one number: one question to the value for each row on the screen and key press. */
export function flagsOf(state: Workbench, id: string): number {
  const waits = waitingOf(state.outbox.get(id));
  return (
    (state.active === id ? ACTIVE : 0) |
    (state.editing?.id === id ? LIVE : 0) |
    (selection(state).has(id) ? SELECTED : 0) |
    (waits === "conflict" ? CONFLICT : waits === "refused" ? REFUSED : 0)
  );
}

export function flagsIn(flags: number) {
  return {
    isActive: (flags & ACTIVE) !== 0,
    isLive: (flags & LIVE) !== 0,
    isSelected: (flags & SELECTED) !== 0,
    waits: flags & CONFLICT ? ("conflict" as const) : flags & REFUSED ? ("refused" as const) : ("" as const),
  };
}

function waitingOf(
  entry: { readonly conflict: unknown; readonly refusal: unknown } | undefined,
): "" | "conflict" | "refused" {
  if (entry?.conflict) return "conflict";
  return entry?.refusal ? "refused" : "";
}
