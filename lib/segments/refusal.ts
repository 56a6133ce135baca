import type { Key, Message } from "../messages/keys";

/** Why something that was asked for was not done. Nothing is stored when one is answered. */
export type RefusalReason =
  /** The row is not as the person saw it: its revision has gone up. */
  | "stale"
  /** The row was merged away, emptied or taken back; it is no longer shown. */
  | "retired"
  /** The row's state does not allow it: approve before confirm, edit while omitted. */
  | "state"
  /** Another program or an owner has locked the row: it is unlocked first. */
  | "locked"
  /** Four eyes (ACC-2). */
  | "own-work"
  /** There is no English, where English is needed. */
  | "no-english"
  /** A finding that stops. */
  | "stops"
  /** Undo: something has been changed since. */
  | "changed-since"
  /** What was sent does not fit this row: an offset outside its text, a paragraph that is not in it. */
  | "invalid"
  /** Somebody else's words. */
  | "not-yours"
  | "missing";

/**
 * A reason, and the message for the person: its code and, beside it, the code's parameters
 * (`messageOf`). No code has a parameter named `ok`, `reason` or `field`.
 */
export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly code: Key;
  /** The field of the request at fault. */
  readonly field?: string;
}

type Why = Message<"segments" | "problems" | "corrections" | "memory" | "terms">;

export function refuse(reason: RefusalReason, message: Why, field?: string): Refusal {
  return { ...message, ok: false, reason, ...(field === undefined ? {} : { field }) };
}

/** What a refusal says, without why and where. */
export function messageOf(refusal: Refusal): Why {
  const { ok: _, reason: __, field: ___, ...message } = refusal;
  return message as unknown as Why;
}
