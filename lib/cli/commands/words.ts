/** In which language the command line speaks: what --language says, else the terminal's own. */
import { sayIn } from "../../messages/catalogue";
import type { ChosenLanguage } from "../../messages/language";
import type { Say } from "../../messages/say";

let language: ChosenLanguage = languageOfTerminal(process.env);

/** For the rest of the process. */
export function speak(chosen: ChosenLanguage): void {
  language = chosen;
}

export function terminalWords(): Say {
  return sayIn(language);
}

/** POSIX: the first of these that is set counts. Readers of traditional Chinese get Chinese. */
export function languageOfTerminal({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): ChosenLanguage {
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "zh-Hans" : "en";
}
