import type { Language } from "@/lib/messages/language";
import { findIn, type Say, sayer, type Words } from "@/lib/messages/say";

/**
 * The page's words for code of the browser that is no component: what the client of the front door says when the
 * network is down. Never while drawing, where `useSay` is: the server draws many pages at once.
 */
let spoken: { readonly words: Words; readonly say: Say } = { words: {}, say: sayer("en", findIn({})) };

/** What a page has sent is remembered while its language stays. */
export function remember(language: Language, words: Words): void {
  const all = spoken.say.language === language ? { ...spoken.words, ...words } : words;
  spoken = { words: all, say: sayer(language, findIn(all)) };
}

export function spokenWords(): Say {
  return spoken.say;
}
