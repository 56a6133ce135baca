import "server-only";

import { sayIn } from "../../messages/catalogue";
import { preferredLanguage } from "../../messages/language";
import type { Say } from "../../messages/say";

/** Words for an answer of the front door, in the language that is asked for: English where none of ours is. */
export function askedWords(request: Request): Say {
  return sayIn(preferredLanguage(request.headers.get("accept-language")));
}

/** What an answer with words in it says of them: in which language they are, and that it depends on who asked. */
export function languageHeaders(say: Say): Readonly<Record<string, string>> {
  return { "content-language": say.language, vary: "accept-language" };
}
