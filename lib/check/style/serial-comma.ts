/**
 * STY-COMMA-1  In a list of three and more short items the comma before “and” or “or” stands, or does not, as the house has chosen.
 * STY-COMMA-2  A list is two items or more parted by commas, of up to three words each, before the last. What goes before the first comma
 *              may be a beginning (“In May, Tom and Ann left”), so a list of single items before “and” needs two commas.
 */
import type { Check, Finding } from "../check";
import { maskedProse } from "../prose";

const ITEM = "[\\p{L}\\p{N}’'-]+(?: [\\p{L}\\p{N}’'-]+){0,2}";
const LIST = new RegExp(
  `${ITEM}(?:, ${ITEM}){1,12}(?<comma>,?) (?<word>and|or) (?=${ITEM}(?:[,.;:!?)”’\\n]|$))`,
  "gu",
);
/** Opens a clause and no item. */
const CLAUSE =
  /, (?:but|so|yet|which|who|where|when|while|although|because|if|he|she|it|they|we|I|you|there|this|that|then|of course|however|for example|such as)\b/iu;

export const serialComma: Check = {
  id: "style-serial-comma",
  needsProject: true,
  run({ target }, { style }) {
    if (!style?.serialComma) return [];
    const wants = style.serialComma === "always";
    return [...maskedProse(target).matchAll(LIST)].flatMap((match): Finding[] => {
      const { comma = "", word = "" } = match.groups ?? {};
      const commas = match[0].split(", ").length - 1;
      const has = comma !== "";
      if (has === wants || CLAUSE.test(match[0]) || commas < 2 - (has ? 1 : 0)) return [];
      const after = match.index + match[0].length - word.length - 2;
      const at = { start: has ? after - 1 : after, end: after };
      return [
        {
          rule: "style-serial-comma",
          severity: "hint",
          side: "target",
          ...at,
          code: wants ? "checks.style-comma-missing" : "checks.style-comma-added",
          parameters: { word },
          mending: { ...at, text: wants ? "," : "" },
        },
      ];
    });
  },
};
