/**
 * Keys of one's own: a preset, and what its person changed in it.
 *
 * WB-OWN-1  A key does one thing. What a person gave a key to wins over the preset, and the preset over our table; the command that had
 *           it before keeps its other keys.
 * WB-OWN-2  What the browser keeps for itself, what is typed and what edits a text can be no command's key (`refusalOf`).
 * WB-OWN-3  What the browser would do otherwise is said, and may be taken (`shadowedBy`).
 */

import type { OwnKeys } from "../../wire/people";
import { type Bindings, type Bound, inOrder, isSameKey, keysOf } from "./bindings";
import { PRESETS } from "./presets";

export const OURS: OwnKeys = { preset: "duizhao", changed: {} };

/** The keys of all commands for whoever has chosen this; only those that differ from the table. */
export function bindingsOf(own: OwnKeys | null, commands: readonly Bound[]): Bindings {
  if (own === null) return {};
  const given = new Set<string>();
  const made = new Map<string, string[]>();
  const take = (key: string) => {
    const isFree = !given.has(inOrder(key));
    given.add(inOrder(key));
    return isFree;
  };
  for (const set of [own.changed, PRESETS[own.preset], null]) {
    for (const { id, keys } of commands) {
      if (made.has(id)) continue;
      const wanted = set === null ? keys : Object.hasOwn(set, id) ? set[id] : undefined;
      if (wanted === undefined) continue;
      made.set(id, wanted.filter(take));
    }
  }
  return Object.fromEntries(
    commands.flatMap(({ id, keys }) => {
      const now = made.get(id) ?? [];
      return now.length === keys.length && now.every((key, at) => key === keys[at]) ? [] : [[id, now]];
    }),
  );
}

/** The command that the key does now, other than this one. */
export function holderOf(
  key: string,
  id: string,
  commands: readonly Bound[],
  bindings: Bindings,
): string | null {
  const holder = commands.find(
    (command) => command.id !== id && keysOf(command, bindings).some((other) => isSameKey(key, other)),
  );
  return holder?.id ?? null;
}

/** The key is this command's from now on, beside its others, and nobody else's. */
export function giveKey(own: OwnKeys, id: string, key: string, commands: readonly Bound[]): OwnKeys {
  const bindings = bindingsOf(own, commands);
  const changed: Record<string, string[]> = Object.fromEntries(
    Object.entries(own.changed).map(([of, keys]) => [of, keys.filter((other) => !isSameKey(other, key))]),
  );
  for (const command of commands) {
    const keys = keysOf(command, bindings);
    const rest = keys.filter((other) => !isSameKey(other, key));
    if (command.id === id) changed[id] = [...rest, key];
    else if (rest.length < keys.length) changed[command.id] = rest;
  }
  return { ...own, changed };
}

export function takeKey(own: OwnKeys, id: string, key: string, commands: readonly Bound[]): OwnKeys {
  const command = commands.find((one) => one.id === id);
  if (!command) return own;
  const rest = keysOf(command, bindingsOf(own, commands)).filter((other) => !isSameKey(other, key));
  return { ...own, changed: { ...own.changed, [id]: rest } };
}

/** The command has its preset's keys again. Another that was given one of them keeps it. */
export function resetKeys(own: OwnKeys, id: string): OwnKeys {
  const { [id]: _, ...changed } = own.changed;
  return { ...own, changed };
}

/** Why a key can be no command's: the browser keeps it, it types, it edits, or it is always the same here. */
export type Refusal = "browser" | "typing" | "editing" | "fixed";

export function refusalOf(key: string, where: Bound["where"]): Refusal | null {
  if (isOneOf(key, KEPT_BY_BROWSERS)) return "browser";
  if (isOneOf(key, FIXED) || /^Ctrl\+[1-9]$/.test(key)) return "fixed";
  if (where === "outside") return null;
  const last = key.split("+").at(-1) ?? "";
  const isBare = !key.includes("Ctrl+") && !key.includes("Alt+");
  if (isBare && !/^F\d{1,2}$/.test(last)) return "typing";
  return isOneOf(key, EDITING) ? "editing" : null;
}

/** What the browser does with the key where no command has it, for keys that people know: its words are `account.keys.shadow.…`. */
export function shadowedBy(key: string): string | null {
  return SHADOWED.find(([theirs]) => isSameKey(theirs, key))?.[1] ?? null;
}

function isOneOf(key: string, list: readonly string[]): boolean {
  return list.some((other) => isSameKey(other, key));
}

/** Chrome, Edge, Firefox and Safari never hand these to a page, or the system takes them first. "Ctrl" is ⌘ on a Mac. */
const KEPT_BY_BROWSERS = [
  "Ctrl+T",
  "Ctrl+N",
  "Ctrl+W",
  "Ctrl+Q",
  "Ctrl+Shift+T",
  "Ctrl+Shift+N",
  "Ctrl+Shift+W",
  "Ctrl+Shift+Q",
  "Ctrl+Tab",
  "Ctrl+Shift+Tab",
  "Ctrl+PageUp",
  "Ctrl+PageDown",
  "Alt+F4",
  "Alt+Tab",
  "Ctrl+F4",
  "Ctrl+Alt+Delete",
  "F11",
  "F12",
];

/** Leaving, going on to the next control, and the matches by their numbers. */
const FIXED = ["Escape", "Tab", "Shift+Tab", "Alt+Space"];

/** What every text field does with these is what people expect in ours. */
const EDITING = [
  "Ctrl+A",
  "Ctrl+C",
  "Ctrl+V",
  "Ctrl+X",
  "Ctrl+Shift+V",
  "Ctrl+Backspace",
  "Ctrl+Delete",
  "Ctrl+ArrowLeft",
  "Ctrl+ArrowRight",
  "Ctrl+Shift+ArrowLeft",
  "Ctrl+Shift+ArrowRight",
  "Ctrl+Home",
  "Ctrl+End",
  "Alt+ArrowLeft",
  "Alt+ArrowRight",
];

const SHADOWED = [
  ["Ctrl+D", "bookmark"],
  ["Ctrl+L", "address"],
  ["Ctrl+O", "open"],
  ["Ctrl+P", "print"],
  ["Ctrl+R", "reload"],
  ["Ctrl+Shift+R", "reload"],
  ["F5", "reload"],
  ["Ctrl+S", "save"],
  ["Ctrl+U", "source"],
  ["Ctrl+J", "downloads"],
  ["Ctrl+Shift+S", "save"],
  ["Ctrl++", "zoom"],
  ["Ctrl+-", "zoom"],
  ["Ctrl+0", "zoom"],
] as const;
