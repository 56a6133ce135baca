import "server-only";

import { setImmediate as nextTurn } from "node:timers/promises";
import { hungUp, tooBusy } from "./busy";
import { type Owner, Turns } from "./turns";

/**
 * Answers whose making keeps this process from everything else for tens of milliseconds: pages of rows, what is checked in
 * all rows of a document. Forty of them asked for at once would be made in one go, and nobody else heard for seconds.
 *
 * N1  So many are made at a time; the others wait, and people and projects take turns (`turns.ts`).
 * N2  Between one and the next, everything else that has come meanwhile is heard.
 */
const AT_ONCE = 2;
const TURNS = new Turns<() => void>({ each: 16, project: 80, all: 160 });
const ASK_AGAIN_SECONDS = 2;

let making = 0;

/** What `make` makes, when it is this one's turn. 429 or 503 where too many wait. */
export async function makeLong<Made>(
  owner: Owner,
  signal: AbortSignal,
  make: () => Promise<Made>,
): Promise<Made> {
  await turnOf(owner, signal);
  try {
    return await make();
  } finally {
    await nextTurn();
    making -= 1;
    TURNS.done(owner);
    letOn();
  }
}

function turnOf(owner: Owner, signal: AbortSignal): Promise<void> {
  return new Promise((letIn, refuse) => {
    const waiting = () => letIn();
    const full = TURNS.add(owner, waiting);
    if (full) return refuse(tooBusy(full, ASK_AGAIN_SECONDS));
    signal.addEventListener("abort", () => {
      if (TURNS.leave(waiting)) refuse(hungUp());
    });
    letOn();
  });
}

function letOn(): void {
  while (making < AT_ONCE) {
    const next = TURNS.next();
    if (!next) return;
    making += 1;
    next.item();
  }
}
