"use client";

import { cloneElement, type ReactElement, type ReactNode, useState } from "react";
import { useSay } from "../_words/words";
import type { ButtonProps } from "./button";
import { useToast } from "./toast";

export interface MenuOnDemandProps<Code> {
  /** The button that opens it. */
  readonly trigger: ReactElement<Partial<ButtonProps>>;
  /** Brings the code that has the menu: `() => import("./row-menu")`. */
  readonly fetch: () => Promise<Code>;
  /** Draws the menu, open (`defaultOpen`), with that trigger. */
  readonly menu: (code: Code, trigger: ReactElement<Record<string, unknown>>) => ReactNode;
}

/**
 * A menu whose code comes when somebody reaches for it: with the pointer or the keyboard on its button it is fetched, and
 * a press opens it. Menus, and what places them on the screen, are an eighth of the editor's script.
 */
export function MenuOnDemand<Code>({ trigger, fetch, menu }: MenuOnDemandProps<Code>) {
  const say = useSay();
  const toast = useToast();
  const [code, setCode] = useState<{ readonly of: Code } | null>(null);
  if (code) return menu(code.of, trigger as ReactElement<Record<string, unknown>>);
  const fetchAhead = () => void fetch().catch(unheard);
  const open = () =>
    fetch().then(
      (fetched) => setCode({ of: fetched }),
      () =>
        toast({
          title: say("ui.menu.not-fetched.title"),
          detail: say("ui.menu.not-fetched.detail"),
          kind: "problem",
        }),
    );
  return cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    onClick: () => void open(),
  });
}

/** Fetching ahead may fail; the press that follows asks again and says so. */
function unheard(): void {}
