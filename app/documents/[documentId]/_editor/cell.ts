import { useSyncExternalStore } from "react";

/** A value that lives beside React: parts of the screen draw from it and are drawn anew only when their part changes. */
export interface Cell<Value> {
  readonly get: () => Value;
  readonly set: (change: (value: Value) => Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function makeCell<Value>(initial: Value): Cell<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `select` gives something that is the same (Object.is) as long as nothing to be drawn has changed. */
export function useCell<Value, Part>(cell: Cell<Value>, select: (value: Value) => Part): Part {
  return useSyncExternalStore(
    cell.subscribe,
    () => select(cell.get()),
    () => select(cell.get()),
  );
}
