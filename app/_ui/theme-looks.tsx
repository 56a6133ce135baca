import { MoonIcon, SunIcon, SystemIcon } from "./icons";

/** How each choice looks. */
export const THEME_ICONS = {
  system: <SystemIcon />,
  light: <SunIcon />,
  dark: <MoonIcon />,
} as const;
