"use client";

import { type ComponentType, type ReactElement, useState } from "react";
import { IconButton } from "@/app/_ui/button";
import { MoreIcon } from "@/app/_ui/icons";
import { useToast } from "@/app/_ui/toast";

export interface MenuOnDemandProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
}

const FETCH: Readonly<Record<"row" | "more", () => Promise<ComponentType<MenuOnDemandProps>>>> = {
  row: () => import("./menus/row-menu").then(({ RowMenu }) => RowMenu),
  more: () => import("./menus/more-menu").then(({ MoreMenu }) => MoreMenu),
};

export interface MenuButtonProps {
  readonly menu: keyof typeof FETCH;
  readonly label: string;
  readonly className?: string;
  /** Before anything opens. */
  readonly onReach?: () => void;
}

/**
 * The button of a menu. Menus and what places them on the screen are an eighth of the page's script, so they come when
 * somebody reaches for the first: with the pointer over the button they are fetched, and a press opens them.
 */
export function MenuButton({ menu, label, className = "", onReach }: MenuButtonProps) {
  const toast = useToast();
  const [Menu, setMenu] = useState<ComponentType<MenuOnDemandProps> | null>(null);
  const button = (
    <IconButton label={label} size="small" className={className} onPointerDown={onReach}>
      <MoreIcon />
    </IconButton>
  );
  if (Menu) return <Menu trigger={button} />;

  const fetchAhead = () => void FETCH[menu]().catch(unheard);
  const openIt = () =>
    FETCH[menu]().then(
      (fetched) => setMenu(() => fetched),
      () =>
        toast({
          title: "The menu could not be fetched from the server",
          detail: "Nothing is lost. Press again when the network is back; until then the keys do the same.",
          kind: "problem",
        }),
    );
  return (
    <IconButton
      label={label}
      size="small"
      className={className}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onPointerDown={onReach}
      onClick={() => void openIt()}
    >
      <MoreIcon />
    </IconButton>
  );
}

/** Fetching ahead may fail; the press that follows asks again and says so. */
function unheard(): void {}
