"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./kbd";

export interface TooltipProps {
  readonly text: string;
  readonly keys?: string;
  /** The thing it explains; it must have a name of its own, for a tooltip is not read to everybody. */
  readonly children: ReactElement<Record<string, unknown>>;
  readonly side?: "top" | "bottom" | "left" | "right";
}

export function Tooltip({ text, keys, children, side = "bottom" }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={500} />
      <Base.Portal>
        <Base.Positioner className="z-60" sideOffset={6} side={side}>
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded bg-ink px-2 py-1 text-xs text-ground shadow-md">
            {text}
            {keys && <Kbd>{keys}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
