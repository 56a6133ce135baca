/**
 * STY-SPELL-1  A word that is spelled as the other English has it is a finding, and mended in its own case. Names are left alone: a word with a
 *              capital that does not open a sentence (Pearl Harbor, the Labour Party), and a heading all in capitals.
 */
import type { Check, Finding } from "../check";
import { maskedProse } from "../prose";
import { otherSpellings, type Spelling } from "./spelling-words";

const WORD = /(?<![\p{L}\p{N}_./@’'-])\p{L}{2,}(?![\p{L}\p{N}_/@]|\.\p{L})/gu;
const OPENS = /(?:^|[.!?:…][”’"')\]]*\s+|[“"]|\n\s*)$/u;

const tables = new Map<Spelling, ReadonlyMap<string, string>>();

export const styleSpelling: Check = {
  id: "style-spelling",
  needsProject: true,
  run({ target }, { style }) {
    if (!style?.spelling) return [];
    const table = tables.get(style.spelling) ?? otherSpellings(style.spelling);
    tables.set(style.spelling, table);
    return [...maskedProse(target).matchAll(WORD)].flatMap((match): Finding[] => {
      const [text] = match;
      const wanted = table.get(text.toLowerCase());
      if (wanted === undefined) return [];
      const isCapital = /^\p{Lu}/u.test(text);
      const start = match.index;
      if (isCapital && !OPENS.test(target.slice(Math.max(0, start - 12), start))) return [];
      if (text === text.toUpperCase()) return [];
      const spelled = isCapital ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted;
      const span = { start, end: start + text.length };
      return [
        {
          rule: "style-spelling",
          severity: "warning",
          side: "target",
          ...span,
          code: "checks.style-spelling",
          parameters: { text, wanted: spelled },
          mending: { ...span, text: spelled },
        },
      ];
    });
  },
};
