"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};
const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether this machine's keyboard says ⌘ and ⌥. The server does not know and draws Ctrl and Alt. */
function useApple(): boolean {
  return useSyncExternalStore(never, onApple, () => false);
}

const APPLE: Readonly<Record<string, string>> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩" };

/** A key as people read it: `<Kbd>Ctrl+Enter</Kbd>`; on an Apple machine ⌘↩. */
export function Kbd({ children }: { readonly children: string }) {
  const apple = useApple();
  return (
    <span className="inline-flex gap-0.5 whitespace-nowrap">
      {children.split("+").map((key) => (
        <kbd
          key={key}
          className="rounded border border-line bg-sunk px-1.5 font-ui text-xs leading-5 text-soft"
        >
          {apple ? (APPLE[key] ?? key) : key}
        </kbd>
      ))}
    </span>
  );
}
