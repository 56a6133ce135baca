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

/** So long many small pieces are done one after the other before others are heard. */
const SLICE_MS = 5;

/** `items.map(make)` of many that cost little each: whoever asks something else meanwhile waits for a slice, and not for all. */
export async function inSlices<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  let until = performance.now() + SLICE_MS;
  for (const [index, item] of items.entries()) {
    made.push(make(item, index));
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + SLICE_MS;
  }
  return made;
}

/**
 * Does what is asked for the same thing one after the other. Without it, all who save one long text think at once about a
 * merge that the first of them makes useless.
 */
export function oneAfterTheOther<Value>(thing: string, work: () => Promise<Value>): Promise<Value> {
  const mine = (lines.get(thing) ?? Promise.resolve()).then(work);
  const over = mine
    .catch(() => {})
    .then(() => {
      if (lines.get(thing) === over) lines.delete(thing);
    });
  lines.set(thing, over);
  return mine;
}

const lines = new Map<string, Promise<unknown>>();
