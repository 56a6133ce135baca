/**
 * CHK-WIDE-1  Full-width marks, digits and letters in the English are a finding, one for each run.
 * CHK-WIDE-2  Not beside Chinese characters: there they belong to the Chinese, which `left-over-chinese` speaks of.
 * CHK-WIDE-3  Where the English mark is certain the mending sets it, with the space that English has beside it; 《 》「 」【 】
 *             have no certain English (italics or quotation marks), so they are only shown.
 */
import type { Check, Finding } from "./check";
import { maskedProse } from "./prose";

const WIDE = /[\u3000-\u3003\u3008-\u3011\u3014\u3015\uFF01-\uFF5E]+/gu;
const HAN = /\p{Script=Han}/u;

/** What follows its word and has a space after it; what opens and has one before it. */
const AFTER: Readonly<Record<string, string>> = {
  "，": ",",
  "、": ",",
  "。": ".",
  "；": ";",
  "：": ":",
  "？": "?",
  "！": "!",
  "）": ")",
};

export const fullWidth: Check = {
  id: "full-width",
  run({ target }) {
    const found: Finding[] = [];
    for (const { 0: text, index: start } of maskedProse(target).matchAll(WIDE)) {
      const end = start + text.length;
      // The neighbours alone: of a row with thousands of marks all that stands before each would be read again and again.
      const before = [...target.slice(Math.max(0, start - 2), start)].at(-1) ?? "";
      const after = String.fromCodePoint(target.codePointAt(end) ?? 0x20);
      if (HAN.test(before) || HAN.test(after)) continue;
      const english = narrow(text, before, after);
      found.push({
        rule: "full-width",
        severity: "warning",
        side: "target",
        start,
        end,
        code: "checks.full-width",
        parameters: { text },
        ...(english !== null && { mending: { start, end, text: english } }),
      });
    }
    return found;
  },
};

/** CHK-WIDE-3: null where it is not certain. */
function narrow(text: string, before: string, after: string): string | null {
  let result = "";
  for (const character of text) {
    const code = character.charCodeAt(0);
    const mark = AFTER[character];
    if (character === "\u3000") result += " ";
    else if (character === "（") result += /[\p{L}\p{N}]$/u.test(before + result) ? " (" : "(";
    else if (mark !== undefined) result += mark;
    else if (code >= 0xff01 && code <= 0xff5e) result += String.fromCharCode(code - 0xfee0);
    else return null;
  }
  const needsSpace =
    /[,.;:?!)]$/.test(result) && /^[\p{L}\p{N}“‘(]/u.test(after) && AFTER[text.at(-1)!] !== undefined;
  return needsSpace ? `${result} ` : result;
}
