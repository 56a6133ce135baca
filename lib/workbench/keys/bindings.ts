/**
 * Which keys do a command for one person: those of the table, unless they have keys of their own.
 *
 * This file and `own-keys.ts` know no command by name, so that a page which only changes keys need not load what commands do.
 */

/** Commands whose keys are not those of the table. */
export type Bindings = Readonly<Record<string, readonly string[]>>;

/** What of a command matters here. */
export interface Bound {
  readonly id: string;
  readonly keys: readonly string[];
  readonly where: "everywhere" | "rows" | "outside";
}

export function keysOf(
  { id, keys }: Pick<Bound, "id" | "keys">,
  bindings: Bindings | undefined,
): readonly string[] {
  return (bindings && Object.hasOwn(bindings, id) ? bindings[id] : undefined) ?? keys;
}

/** "Ctrl+Alt+S" and "Alt+Ctrl+S" are one key: the parts are compared, not their order. */
export function isSameKey(one: string, other: string): boolean {
  return one === other || (one.length === other.length && inOrder(one) === inOrder(other));
}

/** A key with its parts in one order, for sets of keys. */
export function inOrder(key: string): string {
  return key.split("+").sort().join("+");
}
