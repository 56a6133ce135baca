/**
 * What was pressed, said as the table of keys says it.
 *
 * WB-KEY-1  Nothing fires while an input method is composing, nor on AltGr, which types letters on many keyboards.
 * WB-KEY-3  "Ctrl" in the table is ⌘ on an Apple keyboard; ⌃ does the same there.
 */

/** What a keyboard event says, without the event. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly isAltGraph: boolean;
}

/** "Ctrl+Alt+S" for a press, or null where nothing may fire (WB-KEY-1). `isApple`: ⌘ counts as Ctrl (WB-KEY-3). */
export function pressName(press: Press, isApple: boolean): string | null {
  if (press.isComposing || press.keyCode === 229 || press.isAltGraph) return null;
  if (["Control", "Meta", "Alt", "Shift", "Dead", "Process"].includes(press.key)) return null;
  if (press.metaKey && !isApple) return null;
  const key = keyName(press);
  const isSign = key.length === 1 && !/[A-Z0-9]/.test(key);
  const parts = [
    press.ctrlKey || press.metaKey ? "Ctrl" : "",
    press.altKey ? "Alt" : "",
    press.shiftKey && !isSign ? "Shift" : "",
    key,
  ];
  return parts.filter((part) => part !== "").join("+");
}

/** ⌥ turns letters into signs and other scripts have no Latin ones: then the place of the key says which it is. */
function keyName({ key, code }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return letter ?? key;
}
