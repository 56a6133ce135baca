"use client";

import type { ReactElement } from "react";
import { Menu, MenuCheck } from "./menu";
import { THEMES, type Theme } from "./theme";
import { THEME_LOOKS } from "./theme-looks";

export interface ThemeMenuProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

export function ThemeMenu({ trigger, theme, choose }: ThemeMenuProps) {
  return (
    <Menu trigger={trigger} defaultOpen>
      {THEMES.map((choice) => (
        <MenuCheck key={choice} checked={choice === theme} onChange={() => choose(choice)}>
          <span className="flex items-center gap-2">
            {THEME_LOOKS[choice].icon}
            {THEME_LOOKS[choice].label}
          </span>
        </MenuCheck>
      ))}
    </Menu>
  );
}
