/** In which language the command line speaks: the terminal's own. */
import { sayIn } from "../../messages/catalogue";
import type { ChosenLanguage } from "../../messages/language";
import type { Say } from "../../messages/say";

export function terminalWords(): Say {
  return sayIn(languageOfTerminal(process.env));
}

/** POSIX: the first of these that is set counts. Readers of traditional Chinese get Chinese. */
function languageOfTerminal({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): ChosenLanguage {
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "zh-Hans" : "en";
}
