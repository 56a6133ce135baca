"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { CheckIcon } from "./icons";
import { Kbd } from "./kbd";

const ITEM =
  "flex min-h-9 pointer-coarse:min-h-11 cursor-default items-center gap-2 rounded px-2.5 text-sm outline-none select-none data-highlighted:bg-sunk data-disabled:opacity-55";

export interface MenuProps {
  /** The button that opens it, usually `<Button>` or `<IconButton>`. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
  /** It was asked for before its code was there. */
  readonly defaultOpen?: boolean;
}

export function Menu({ trigger, children, align = "end", defaultOpen = false }: MenuProps) {
  return (
    <Base.Root defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4} align={align}>
          <Base.Popup className="max-h-(--available-height) min-w-48 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-lg outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  /** The key that does the same, as it is written: "Alt+Enter". */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** The menu stays open: it shows more. */
  readonly stays?: boolean;
}

export function MenuItem({
  children,
  onSelect,
  keys,
  disabled = false,
  danger = false,
  stays = false,
}: MenuItemProps) {
  return (
    <Base.Item
      className={`${ITEM} ${danger ? "text-accent" : ""}`}
      onClick={onSelect}
      disabled={disabled}
      closeOnClick={!stays}
    >
      <span className="flex-1">{children}</span>
      {keys && (
        <span className="pointer-coarse:hidden">
          <Kbd>{keys}</Kbd>
        </span>
      )}
    </Base.Item>
  );
}

export function MenuLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Base.LinkItem className={ITEM} render={<Link href={href} />} closeOnClick>
      {children}
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}

export interface MenuCheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <Base.CheckboxItem className={ITEM} checked={checked} onCheckedChange={(now) => onChange(now)}>
      <span className="flex-1">{children}</span>
      <span className="w-4">
        <Base.CheckboxItemIndicator>
          <CheckIcon />
        </Base.CheckboxItemIndicator>
      </span>
    </Base.CheckboxItem>
  );
}
