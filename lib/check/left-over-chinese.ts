/**
 * CHK-HAN-1  Chinese characters in the English are a finding, one for each run; the marks between two runs belong to it.
 * CHK-HAN-2  Not where the English shows the Chinese on purpose: in brackets or quotation marks, in code or a link's address,
 *            after “is called”, “the character”, “the word” and the like, or where the whole English is Chinese of one line (a title kept as it is
 *            is a finding all the same: `same-as-source` says so).
 * CHK-HAN-3  No mending: what it should be is not known.
 */
import type { Check, Finding } from "./check";

const RUN = /\p{Script=Han}(?:[\p{Script=Han}\p{N}，。、；：！？·\s]*\p{Script=Han})?/gu;

export const leftOverChinese: Check = {
  id: "left-over-chinese",
  run({ target }) {
    const found: Finding[] = [];
    for (const { 0: text, index } of target.matchAll(RUN)) {
      const [start, end] = [index, index + text.length];
      if (isShown(target, start, end)) continue;
      found.push({
        rule: "left-over-chinese",
        severity: "warning",
        side: "target",
        start,
        end,
        code: "checks.left-over-chinese",
        parameters: { text },
      });
    }
    return found;
  },
};

const OPENING = /[([{（［【《〈「『“‘"'`*_]$/u;
const CLOSING = /^[)\]}）］】》〉」』”’"'`*_]/u;

/** CHK-HAN-2. */
function isShown(text: string, start: number, end: number): boolean {
  return OPENING.test(text.slice(0, start)) && CLOSING.test(text.slice(end));
}
