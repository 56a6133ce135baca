/**
 * CHK-FORM-1  A Chinese that ends with 。！？ is a sentence, and so is its English: it ends with a mark as well. Where the Chinese
 *             ends with 。, the full stop is the mending.
 * CHK-FORM-2  A sentence begins with a capital: the English of a whole Chinese sentence that begins small is a finding. Not a word that
 *             is written small for its own sake (iPhone, `code`), nor an English that goes on from a list's mark.
 */
import type { Check, Finding } from "./check";
import { maskedProse } from "./prose";

const CHINESE_END = /([。！？!?])[”’」』）)】》\s*_]*$/u;
/** Anything that may end a sentence, a list's item or a lead-in, with what may stand behind it; a mark, code or a link too. */
const ENGLISH_END = /[^\p{L}\p{N}\s][\s]*$/u;
const SMALL_START = /^[“‘"'(]?(\p{Ll}[\p{Ll}’']*)(?=[\s,])/u;

export const sentenceForm: Check = {
  id: "sentence-form",
  run({ source, target }) {
    const stop = CHINESE_END.exec(source)?.[1];
    if (stop === undefined || !/\p{L}/u.test(target)) return [];
    return [...unended(target, stop), ...small(source, target)];
  },
};

function unended(target: string, stop: string): Finding[] {
  if (ENGLISH_END.test(maskedProse(target)) || !/\s\S+\s/u.test(target)) return [];
  const end = target.trimEnd().length;
  return [
    {
      rule: "sentence-form",
      severity: "warning",
      side: "target",
      start: end,
      end,
      code: "checks.no-end-mark",
      parameters: {},
      ...(stop === "。" && { mending: { start: end, end, text: "." } }),
    },
  ];
}

function small(source: string, target: string): Finding[] {
  const word = SMALL_START.exec(target)?.[1];
  if (word === undefined || !/^[“‘「『（(]?\p{Script=Han}/u.test(source)) return [];
  const start = target.indexOf(word);
  return [
    {
      rule: "sentence-form",
      severity: "hint",
      side: "target",
      start,
      end: start + word.length,
      code: "checks.small-start",
      parameters: { text: word },
      mending: { start, end: start + 1, text: word.charAt(0).toUpperCase() },
    },
  ];
}
