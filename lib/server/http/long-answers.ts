import "server-only";

import { setImmediate as nextTurn } from "node:timers/promises";
import { hungUp, tooBusy } from "./busy";
import { type Owner, Turns } from "./turns";

/**
 * Answers whose making keeps this process from everything else for tens of milliseconds: pages of rows, what is checked in
 * all rows of a document. Forty of them asked for at once would be made in one go, and nobody else heard for seconds.
 *
 * SRV-LONG-1  So many are made at a time; the others wait, and people and projects take turns (`turns.ts`).
 * SRV-LONG-2  Between one and the next, everything else that has come meanwhile is heard.
 * SRV-LONG-3  What is read does not wait for what is written, which may wait for a lock.
 */
const AT_ONCE = 2;
const CAPS = { each: 16, project: 80, all: 160 };
const ASK_AGAIN_SECONDS = 2;

export type Long = "read" | "write";

class Line {
  readonly #turns = new Turns<() => void>(CAPS);
  #making = 0;

  async make<Made>(owner: Owner, signal: AbortSignal, make: () => Promise<Made>): Promise<Made> {
    await this.#turn(owner, signal);
    try {
      return await make();
    } finally {
      await nextTurn();
      this.#making -= 1;
      this.#turns.done(owner);
      this.#goOn();
    }
  }

  #turn(owner: Owner, signal: AbortSignal): Promise<void> {
    return new Promise((letIn, refuse) => {
      const waiting = () => letIn();
      const full = this.#turns.add(owner, waiting);
      if (full) return refuse(tooBusy(full, ASK_AGAIN_SECONDS));
      signal.addEventListener("abort", () => {
        if (this.#turns.leave(waiting)) refuse(hungUp());
      });
      this.#goOn();
    });
  }

  #goOn(): void {
    while (this.#making < AT_ONCE) {
      const next = this.#turns.next();
      if (!next) return;
      this.#making += 1;
      next.item();
    }
  }
}

const LINES = { read: new Line(), write: new Line() } satisfies Record<Long, Line>;

/** What `make` makes, when it is this one's turn. 429 or 503 where too many wait. */
export function makeLong<Made>(
  long: Long,
  owner: Owner,
  signal: AbortSignal,
  make: () => Promise<Made>,
): Promise<Made> {
  return LINES[long].make(owner, signal, make);
}
