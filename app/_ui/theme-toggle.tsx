"use client";

import { useState } from "react";
import { useSay } from "../_words/words";
import { IconButton } from "./button";
import { MenuOnDemand } from "./menu-on-demand";
import { THEME_COOKIE, type Theme } from "./theme";
import { THEME_ICONS } from "./theme-looks";

/** Light, dark, or as the system has it. Kept for a year, on this browser. */
export function ThemeToggle({ chosen }: { readonly chosen: Theme }) {
  const say = useSay();
  const [theme, setTheme] = useState(chosen);
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox have no Cookie Store API in every version we serve
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  };
  return (
    <MenuOnDemand
      trigger={
        <IconButton label={say("ui.theme", { theme: say(`ui.theme.${theme}`) })}>
          {THEME_ICONS[theme]}
        </IconButton>
      }
      fetch={() => import("./theme-menu")}
      menu={({ ThemeMenu }, trigger) => <ThemeMenu trigger={trigger} theme={theme} choose={choose} />}
    />
  );
}
