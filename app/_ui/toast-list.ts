/**
 * The messages that are said, the newest first.
 *
 * APP-TOAST-1  A message of an id that is there takes that one's place.
 * APP-TOAST-2  The newest two are shown. An older one comes back when a newer one has gone.
 * APP-TOAST-3  A problem stays until it is closed; something to press stays 10 seconds, anything else 5. Nothing goes while somebody
 *              points at the messages, is among them with the keyboard, or is in another window.
 */
export interface Listed {
  readonly id: string;
}

export const SHOWN_AT_ONCE = 2;

export function withMessage<T extends Listed>(list: readonly T[], message: T): readonly T[] {
  return list.some(({ id }) => id === message.id)
    ? list.map((other) => (other.id === message.id ? message : other))
    : [message, ...list];
}

export function without<T extends Listed>(list: readonly T[], gone: string): readonly T[] {
  return list.some(({ id }) => id === gone) ? list.filter(({ id }) => id !== gone) : list;
}

/** In milliseconds; null for one that stays. */
export function staysFor(message: {
  readonly kind: "done" | "problem";
  readonly canAct: boolean;
}): number | null {
  if (message.kind === "problem") return null;
  return message.canAct ? 10_000 : 5_000;
}
