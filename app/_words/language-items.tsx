"use client";

import { LANGUAGES, OWN_NAMES } from "@/lib/messages/language";
import { MenuItem } from "../_ui/menu";
import { useChooseLanguage } from "./language-switch";
import { useSay } from "./words";

/** `LanguageSwitch` in a menu, for somebody who is signed in. */
export function LanguageItems() {
  const say = useSay();
  const { choose } = useChooseLanguage(true);
  return LANGUAGES.filter((language) => language !== say.language).map((language) => (
    <MenuItem key={language} onSelect={() => void choose(language)}>
      <span lang={language}>{OWN_NAMES[language]}</span>
    </MenuItem>
  ));
}
