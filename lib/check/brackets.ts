/**
 * CHK-PAIR-1  Round, square and curly brackets close in order. What has no partner is a finding.
 * CHK-PAIR-2  Not the bracket behind a list's number or letter, 1) or (a) with the opening one left out, nor a smiley; nothing where the Chinese is as uneven.
 */
import type { Check, Finding } from "./check";
import { maskedProse } from "./prose";

const PARTNER: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const ENUMERATION = /(?:^|[\s;,.])(?:\d{1,3}|[a-z]|[ivx]{1,5})$/iu;

export const brackets: Check = {
  id: "brackets",
  run({ source, target }) {
    const prose = maskedProse(target);
    const lonely = unpaired(prose);
    if (lonely.length === 0 || lonely.length === unpaired(narrowed(maskedProse(source))).length) return [];
    return lonely.map((at): Finding => {
      const mark = target[at]!;
      return {
        rule: "brackets",
        severity: "warning",
        side: "target",
        start: at,
        end: at + 1,
        code: mark in PARTNER ? "checks.bracket-not-opened" : "checks.bracket-not-closed",
        parameters: { mark },
      };
    });
  },
};

const narrowed = (text: string) =>
  text.replaceAll("（", "(").replaceAll("）", ")").replaceAll("［", "[").replaceAll("］", "]");

/** Places of brackets without a partner. */
function unpaired(text: string): readonly number[] {
  const open: number[] = [];
  const lonely: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()[\]{}]/g)) {
    const partner = PARTNER[mark];
    if (partner === undefined) {
      if (!/[:;]-?$/.test(text.slice(0, index))) open.push(index);
    } else if (text[open.at(-1) ?? -1] === partner) open.pop();
    else if (
      !(
        mark === ")" &&
        (ENUMERATION.test(text.slice(Math.max(0, index - 8), index)) || /[:;]-?$/.test(text.slice(0, index)))
      )
    )
      lonely.push(index);
  }
  return [...lonely, ...open].sort((a, b) => a - b);
}
