/**
 * STY-DATE-1  Day and month stand in the order that the house has chosen: March 5, 2020, or 5 March 2020.
 * STY-DATE-2  Not in what is quoted by its name: “the Fourth of July”, 9/11, the May 4 Movement.
 */
import type { Check, Finding } from "../check";
import { maskedProse } from "../prose";

const MONTH =
  "(?<month>January|February|March|April|May|June|July|August|September|October|November|December)";
const MONTH_FIRST = new RegExp(
  `\\b${MONTH} (?<day>[0-3]?\\d)(?:st|nd|rd|th)?(?:, ?(?<year>[12]\\d{3}))?(?![\\d:.–-]\\d|\\d| (?:Movement|Incident|Revolution|million|billion))`,
  "g",
);
const DAY_FIRST = new RegExp(
  `(?<![\\d.,:–-])\\b(?<day>[0-3]?\\d)(?:st|nd|rd|th)? ${MONTH}(?:,? (?<year>[12]\\d{3}))?\\b`,
  "g",
);

export const dates: Check = {
  id: "style-dates",
  needsProject: true,
  run({ target }, { style }) {
    if (!style?.dates) return [];
    const pattern = style.dates === "month-first" ? DAY_FIRST : MONTH_FIRST;
    return [...maskedProse(target).matchAll(pattern)].flatMap((match): Finding[] => {
      const { month = "", day = "", year } = match.groups ?? {};
      if (Number(day) < 1 || Number(day) > 31) return [];
      const [start, end] = [match.index, match.index + match[0].length];
      const written = style.dates === "month-first" ? `${month} ${day}` : `${day} ${month}`;
      const comma = style.dates === "month-first" ? ", " : " ";
      const wanted = year === undefined ? written : written + comma + year;
      return [
        {
          rule: "style-dates",
          severity: "warning",
          side: "target",
          start,
          end,
          code: "checks.style-date",
          parameters: { text: match[0], wanted },
          mending: { start, end, text: wanted },
        },
      ];
    });
  },
};
