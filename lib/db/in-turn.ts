import "server-only";

import { setImmediate } from "node:timers/promises";

/**
 * Does some 20 to 100 ms of thinking for a request, one such piece at a time, so that between two of them everybody
 * else is answered: ten people who ask for it at once would otherwise keep the process for a second.
 */
export function inTurn<Value>(think: () => Value): Promise<Value> {
  const mine = before.then(async () => {
    await setImmediate();
    return think();
  });
  before = mine.catch(() => {});
  return mine;
}

/** The same of thinking that comes in steps. */
export async function inTurns<Value>(steps: Generator<undefined, Value>): Promise<Value> {
  for (;;) {
    const { done, value } = await inTurn(() => steps.next());
    if (done) return value;
  }
}

let before: Promise<unknown> = Promise.resolve();
