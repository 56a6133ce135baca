"use client";

import type { ReactElement } from "react";
import { useSay } from "../_words/words";
import { Menu, MenuCheck } from "./menu";
import { THEMES, type Theme } from "./theme";
import { THEME_ICONS } from "./theme-looks";

export interface ThemeMenuProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

export function ThemeMenu({ trigger, theme, choose }: ThemeMenuProps) {
  const say = useSay();
  return (
    <Menu trigger={trigger} defaultOpen>
      {THEMES.map((choice) => (
        <MenuCheck key={choice} checked={choice === theme} onChange={() => choose(choice)}>
          <span className="flex items-center gap-2">
            {THEME_ICONS[choice]}
            {say(`ui.theme.${choice}`)}
          </span>
        </MenuCheck>
      ))}
    </Menu>
  );
}
