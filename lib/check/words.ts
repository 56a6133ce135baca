/** The English words of findings, until a finding is shown through the catalogue (`lib/messages`) everywhere. */
import type { Finding } from "./check";

type Parameters = Finding["parameters"];

const WORDS: Readonly<Record<string, (parameters: Parameters) => string>> = {
  "left-over-chinese": ({ text }) => `Chinese is left in the English: ${text}`,
};

export function wordsOf({ code, parameters }: Pick<Finding, "code" | "parameters">): string {
  const say = WORDS[code];
  if (!say) throw new RangeError(`No words for the finding “${code}”`);
  return say(parameters);
}
