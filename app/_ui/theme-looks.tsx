import { MoonIcon, SunIcon, SystemIcon } from "./icons";

/** What each choice is called and looks like. */
export const THEME_LOOKS = {
  system: { label: "As the system", icon: <SystemIcon /> },
  light: { label: "Light", icon: <SunIcon /> },
  dark: { label: "Dark", icon: <MoonIcon /> },
} as const;
