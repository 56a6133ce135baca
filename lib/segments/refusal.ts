/** Why something that was asked for was not done. Nothing is stored when one is answered. */
export type RefusalReason =
  /** The row is not as the person saw it: its revision has gone up. */
  | "stale"
  /** The row was merged away, emptied or taken back; it is no longer shown. */
  | "retired"
  /** The row's state does not allow it: approve before confirm, edit while omitted. */
  | "state"
  /** Four eyes (A2). */
  | "own-work"
  /** There is no English, where English is needed. */
  | "no-english"
  /** Undo: something has been changed since. */
  | "changed-since"
  /** What was sent does not fit this row: an offset outside its text, a paragraph that is not in it. */
  | "invalid"
  /** Somebody else's words. */
  | "not-yours"
  | "missing";

export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  /** For the person: what happened, what it means for their work, what to do now. */
  readonly detail: string;
  /** The field of the request at fault. */
  readonly field?: string;
}

export function refuse(reason: RefusalReason, detail: string, field?: string): Refusal {
  return field === undefined ? { ok: false, reason, detail } : { ok: false, reason, detail, field };
}
