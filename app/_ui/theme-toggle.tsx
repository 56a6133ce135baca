"use client";

import { useState } from "react";
import { IconButton } from "./button";
import { MoonIcon, SunIcon, SystemIcon } from "./icons";
import { Menu, MenuCheck } from "./menu";
import { THEME_COOKIE, type Theme } from "./theme";

const CHOICES = [
  { theme: "system", label: "As the system", icon: <SystemIcon /> },
  { theme: "light", label: "Light", icon: <SunIcon /> },
  { theme: "dark", label: "Dark", icon: <MoonIcon /> },
] as const;

/** Light, dark, or as the system has it. Kept for a year, on this browser. */
export function ThemeToggle({ chosen }: { readonly chosen: Theme }) {
  const [theme, setTheme] = useState(chosen);
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox have no Cookie Store API in every version we serve
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  const now = CHOICES.find((choice) => choice.theme === theme) ?? CHOICES[0];
  return (
    <Menu trigger={<IconButton label={`Colours: ${now.label}`}>{now.icon}</IconButton>}>
      {CHOICES.map((choice) => (
        <MenuCheck key={choice.theme} checked={choice.theme === theme} onChange={() => choose(choice.theme)}>
          <span className="flex items-center gap-2">
            {choice.icon}
            {choice.label}
          </span>
        </MenuCheck>
      ))}
    </Menu>
  );
}
