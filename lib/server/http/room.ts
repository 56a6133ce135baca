import "server-only";

import { hungUp, tooBusy } from "./busy";
import { type Caps, type Owner, Turns } from "./turns";

/**
 * Room in memory for the long bodies of requests, in bytes. A body is not read before there is room for it, so that
 * twenty uploads at once cost no more than three: the others wait in their senders' hands.
 *
 * SRV-ROOM-1  All bodies that are held are no more than `bytes` together, and those of one person no more than half of it.
 * SRV-ROOM-2  Who waits is let in by turns (`turns.ts`); what does not fit yet lets smaller ones pass.
 * SRV-ROOM-3  Short bodies do not ask for room: a request costs as much by itself.
 */
export class Room {
  readonly #bytes: number;
  readonly #turns: Turns<Waiting>;
  #used = 0;
  readonly #usedBy = new Map<string, number>();

  constructor(bytes: number, caps: Caps) {
    this.#bytes = bytes;
    this.#turns = new Turns(caps);
  }

  /** Resolves to the way out, to be taken once, when there is room. 429 or 503 where too many wait. */
  enter(owner: Owner, bytes: number, signal: AbortSignal): Promise<() => void> {
    if (bytes <= SHORT) return Promise.resolve(() => {});
    return new Promise((letIn, refuse) => {
      const waiting: Waiting = { bytes: Math.min(bytes, this.#bytes / 2), letIn };
      const full = this.#turns.add(owner, waiting);
      if (full) return refuse(tooBusy(full, ASK_AGAIN_SECONDS));
      signal.addEventListener("abort", () => {
        if (this.#turns.leave(waiting)) refuse(hungUp());
      });
      this.#letIn();
    });
  }

  #letIn(): void {
    const fits = ({ userId }: Owner, { bytes }: Waiting) =>
      this.#used + bytes <= this.#bytes && (this.#usedBy.get(userId) ?? 0) + bytes <= this.#bytes / 2;
    for (let next = this.#turns.next(fits); next; next = this.#turns.next(fits)) {
      const { owner, item } = next;
      this.#take(owner, item.bytes);
      let isOut = false;
      item.letIn(() => {
        if (isOut) return;
        isOut = true;
        this.#take(owner, -item.bytes);
        this.#turns.done(owner);
        this.#letIn();
      });
    }
  }

  #take({ userId }: Owner, bytes: number): void {
    this.#used += bytes;
    const own = (this.#usedBy.get(userId) ?? 0) + bytes;
    if (own > 0) this.#usedBy.set(userId, own);
    else this.#usedBy.delete(userId);
  }
}

interface Waiting {
  readonly bytes: number;
  readonly letIn: (out: () => void) => void;
}

/** SRV-ROOM-3. */
const SHORT = 64 * 1024;
const ASK_AGAIN_SECONDS = 5;

/** Three uploads of the largest kind, which are held some four times over while they are taken apart. */
export const BODIES = new Room(64 * 1024 * 1024, { each: 8, project: 24, all: 64 });

/** How long a body says it is, or at most may be where it comes in pieces. With neither there is none (RFC 9112, 6.3). */
export function lengthOf({ headers }: Request, limit: number): number {
  const length = headers.get("content-length");
  if (length !== null && /^\d+$/.test(length)) return Math.min(Number(length), limit);
  return length !== null || headers.has("transfer-encoding") ? limit : 0;
}
