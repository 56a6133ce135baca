/**
 * Which rows wait for whom. The same rules are said in SQL for counting (lib/db/waiting).
 *
 * WB-WAIT-1  A row that was sent back, or has to be confirmed again, waits for whoever confirmed it last; for everybody who may
 *     confirm, where nobody has or they may not any more.
 * WB-WAIT-2  A row that was confirmed waits for whoever may approve it: not who confirmed it or contributed words to it, unless the
 *     project lets them.
 * WB-WAIT-3  An approved row waits for whoever signs off.
 */

import { may, type Role } from "../../access";
import { awaitsReview, isToConfirmAgain } from "../../segments/states";
import { MOST_COUNTED } from "../../wire/most-counted";
import type { Segment } from "../../wire/segments";
import type { WaitingKind } from "../../wire/waiting";
import type { FilterName } from "./filters";
import type { Me } from "./state";

export interface Waiter {
  readonly id: string;
  readonly role: Role;
  /** The project lets people approve their own. */
  readonly allowOwnApproval?: boolean;
}

/** What the row waits for, if it waits for them; threads are no matter of the row's. */
export function waitsFor(segment: Segment, { id, role, allowOwnApproval }: Waiter): WaitingKind | null {
  if (may(role, "confirm") && (segment.waitsFor === null || segment.waitsFor.id === id)) {
    if (segment.subState === "rejected") return "sentBack";
    if (isToConfirmAgain(segment)) return "toConfirm";
  }
  if (may(role, "review") && awaitsReview(segment)) {
    const isOwn = segment.translator?.id === id || segment.contributors.includes(id);
    return allowOwnApproval || !isOwn ? "toReview" : null;
  }
  return may(role, "finalize") && segment.state === "reviewed" ? "toFinalize" : null;
}

/** How many rows wait for them, of each kind. */
export function countWaiting(segments: readonly Segment[], waiter: Waiter): ReadonlyMap<WaitingKind, number> {
  const counts = new Map<WaitingKind, number>();
  for (const segment of segments) {
    const kind = waitsFor(segment, waiter);
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Fixes of their own stand in the row, and nobody but its translator or they themselves can take it further. */
export function isFixedBy({ state, subState, isOnlyFixed, contributors }: Segment, me: Me): boolean {
  const mayStand = state === "translated" && subState === null && isOnlyFixed;
  return mayStand && me.allowFixing === true && contributors.includes(me.id);
}

/** In the order in which they are looked at: what others wait for first. */
export const WAITING: readonly {
  readonly kind: WaitingKind;
  /** `review.waiting.heading.${words}`, `lead`, and `label` after its number. */
  readonly words: "sent-back" | "to-confirm" | "to-review" | "questions" | "to-finalize";
  /** Which of the editor's filters shows them. */
  readonly filter: FilterName;
}[] = [
  { kind: "sentBack", words: "sent-back", filter: "sent-back-first" },
  { kind: "toConfirm", words: "to-confirm", filter: "to-confirm" },
  { kind: "toReview", words: "to-review", filter: "awaiting-review" },
  { kind: "questions", words: "questions", filter: "comments" },
  { kind: "toFinalize", words: "to-finalize", filter: "reviewed" },
];

/** A figure as it is shown: what was counted no further says so. */
export function waitingFigure(count: number): string {
  return count >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : String(count);
}
