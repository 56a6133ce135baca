/**
 * CHK-SAME-1  Chinese with words that has no English at all.
 * CHK-SAME-2  An English that is the Chinese once more, character for character.
 */
import type { Check, Finding } from "./check";

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;

export const untranslated: Check = {
  id: "untranslated",
  run({ source, target }) {
    if (!HAN.test(source)) return [];
    const end = source.trimEnd().length;
    const start = source.length - source.trimStart().length;
    const said = (code: Finding["code"]) => [
      {
        rule: "untranslated",
        severity: "warning",
        side: "source",
        start,
        end,
        code,
        parameters: {},
      } as const,
    ];
    if (!WORD.test(target)) return said("checks.empty");
    return source.trim() === target.trim() ? said("checks.same-as-source") : [];
  },
};
