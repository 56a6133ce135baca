/** What a command says, in the terminal's language. Results that programs read are the same in every language. */
import { sayIn } from "../../messages/catalogue";
import type { Given, Key } from "../../messages/keys";
import type { Say } from "../../messages/say";
import { terminalLanguage } from "../start/words.mjs";

export function terminalWords(): Say {
  return sayIn(terminalLanguage(process.argv.slice(2), process.env));
}

export function say<K extends Key>(key: K, ...given: Given<K>): string {
  return terminalWords()(key, ...given);
}
