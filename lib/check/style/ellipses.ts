/**
 * STY-DOTS-1  Words left out or broken off are shown by the marks that the house has chosen: one character, three points, or three points with
 *             spaces. Four points (a full stop and an ellipsis) are left alone.
 */
import type { Check, Finding } from "../check";
import { maskedProse } from "../prose";

const DOTS = /…|(?<![.…])(?<!\. )\.\.\.(?![.…])|(?<!\.[ \u00a0]?)\.[ \u00a0]\.[ \u00a0]\.(?![ \u00a0]?\.)/gu;
const WANTED = { character: "…", points: "...", spaced: ". . ." } as const;

export const ellipses: Check = {
  id: "style-ellipses",
  needsProject: true,
  run({ target }, { style }) {
    if (!style?.ellipsis) return [];
    const wanted = WANTED[style.ellipsis];
    return [...maskedProse(target).matchAll(DOTS)].flatMap((match): Finding[] => {
      const [text] = match;
      if (text.replaceAll("\u00a0", " ") === wanted) return [];
      const span = { start: match.index, end: match.index + text.length };
      return [
        {
          rule: "style-ellipses",
          severity: "warning",
          side: "target",
          ...span,
          code: "checks.style-ellipsis",
          parameters: { text, wanted },
          mending: { ...span, text: wanted },
        },
      ];
    });
  },
};
