/** The English words of findings, until a finding is shown through the catalogue (`lib/messages`) everywhere. */
import type { Finding } from "./check";

type Parameters = Finding["parameters"];

const WORDS: Readonly<Record<string, (parameters: Parameters) => string>> = {
  "left-over-chinese": ({ text }) => `Chinese is left in the English: ${text}`,
  "number-changed": ({ source, value, target, targetValue }) =>
    `${source} = ${value}; the English says ${target} = ${targetValue}`,
  "number-magnitude": ({ source, value, target, targetValue, factor }) =>
    `${source} = ${value}; the English says ${target} = ${targetValue}: out by a factor of ${factor}`,
  "number-digits-exchanged": ({ source, value, target, targetValue }) =>
    `${source} = ${value}; the English says ${target} = ${targetValue}: two digits are exchanged`,
  "number-missing": ({ source, value }) => `${source} = ${value} is not in the English`,
  "number-added": ({ target, targetValue }) => `${target} = ${targetValue} is not in the Chinese`,
};

export function wordsOf({ code, parameters }: Pick<Finding, "code" | "parameters">): string {
  const say = WORDS[code];
  if (!say) throw new RangeError(`No words for the finding “${code}”`);
  return say(parameters);
}
