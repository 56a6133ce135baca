/**
 * STY-DASH-1  A dash between words is the one that the house has chosen: a closed em dash, or an en dash with spaces. Two or three hyphens
 *             stand for a dash as well.
 * STY-DASH-2  Not a range of figures (1914–18), a dash that opens a line, nor what stands at the end of broken-off speech (“But I—”).
 */
import type { Check, Finding } from "../check";
import { maskedProse } from "../prose";

const DASH = /(?<=[\p{L}\p{N},.;:!?)”’"'])( *)(—|–|-{2,3}| - )( *)(?=[\p{L}\p{N}(“‘"'])/gu;
const WANTED = { em: "—", "spaced-en": " – " } as const;

export const dashes: Check = {
  id: "style-dashes",
  needsProject: true,
  run({ target }, { style }) {
    const wanted = style?.dash ? WANTED[style.dash] : null;
    if (wanted === null) return [];
    return [...maskedProse(target).matchAll(DASH)].flatMap((match): Finding[] => {
      const [text, before = "", mark = "", behind = ""] = match;
      const start = match.index;
      const end = start + text.length;
      const isRange = mark === "–" && before === "" && behind === "";
      // “London–Paris” and 1914–18 join; a hyphen between figures takes one away.
      if (isRange || text === wanted || (mark === " - " && /\d$/.test(target.slice(0, start)))) return [];
      return [
        {
          rule: "style-dashes",
          severity: "warning",
          side: "target",
          start,
          end,
          code: "checks.style-dash",
          parameters: { text: text.trim(), wanted: wanted.trim() },
          mending: { start, end, text: wanted },
        },
      ];
    });
  },
};
