/** A set of keys as a file: `{ "duizhao-keys": 1, "preset": …, "changed": { command: keys } }`. */

import type { OwnKeys } from "../../wire/people";
import type { Bound } from "./bindings";
import { refusalOf } from "./own-keys";
import { PRESETS } from "./presets";

const VERSION = 1;

export function writeKeyFile({ preset, changed }: OwnKeys): string {
  return `${JSON.stringify({ "duizhao-keys": VERSION, preset, changed }, null, 2)}\n`;
}

/** Null for what is no such file. Commands that are not known here are named; keys that can be none are left out. */
export function readKeyFile(
  text: string,
  commands: readonly Bound[],
): { readonly own: OwnKeys; readonly unknown: readonly string[] } | null {
  const file = parse(text);
  if (!isRecord(file) || file["duizhao-keys"] !== VERSION) return null;
  const { preset, changed } = file;
  if (typeof preset !== "string" || !isPreset(preset) || !isRecord(changed)) return null;
  const unknown: string[] = [];
  const kept: Record<string, string[]> = {};
  for (const [id, keys] of Object.entries(changed)) {
    const command = commands.find((one) => one.id === id);
    if (!command || !Array.isArray(keys)) unknown.push(id);
    else kept[id] = keys.filter((key) => isKey(key) && refusalOf(key, command.where) === null).slice(0, MOST);
  }
  return { own: { preset, changed: kept }, unknown };
}

/** Keys of one command. */
const MOST = 4;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPreset(name: string): name is OwnKeys["preset"] {
  return Object.hasOwn(PRESETS, name);
}

/** As the table of commands writes keys; the front door takes no others. */
export function isKey(key: unknown): key is string {
  return typeof key === "string" && /^(?:(?:Ctrl|Alt|Shift)\+){0,3}[^\s+]{1,16}$/.test(key);
}
