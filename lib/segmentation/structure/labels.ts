/**
 * Speaker labels: the name that opens a turn. Whether it is one is decided over the whole text, in `believed-labels.ts`.
 *
 * SEG-NAME-1  A label stands at the beginning, is short and looks like a name. Table FORMS says how it is set off from the speech.
 * SEG-NAME-2  A colon between two digits (10:30, 3：16) ends no label. A time that stands before the name or behind it, with brackets or
 *     without, belongs to the label and not to the name: [00:12] 张三：, 张三（00:12）：, 张三 00:12.
 * SEG-NAME-3  What tells how somebody speaks is no part of the name: 老秦（笑） is 老秦. A post is: 林白（作家）. Nor are the brackets
 *     that set the name off, 【老秦】; those of a title are, 《硅谷101》.
 */

import { isManner, type Standing, standingOf } from "./label-words";

export interface Label {
  /** Who speaks, without colon, dash, time, manner and brackets of the form: 陈羽北, 《硅谷101》. */
  readonly name: string;
  /** UTF-16 offset where what is said begins; the length of the text where the name stands alone. */
  readonly bodyStart: number;
  readonly form: LabelForm;
  readonly standing: Standing;
  /** A time stands with the name: transcripts and logs of chats have one, prose has not. */
  readonly isTimed: boolean;
}

export type LabelForm = "colon" | "bold" | "bar" | "bracket" | "space" | "alone";

interface FormRule {
  readonly form: LabelForm;
  /** Matches from the beginning of a paragraph to where the speech begins; the group `name` is the name. */
  readonly pattern: RegExp;
  readonly example: string;
}

const CLOCK = "\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?:[.,]\\d{1,3})?";
const DATE = "(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?[\\sT]{0,2})?";
/** 00:12, （9:42）, [00:01:07.20], 2023/5/1 10:03:22, 00:05-00:12 */
const TIME = `[（(【[<]?${DATE}(?:上午|下午|晚上|AM |PM )?${CLOCK}(?:\\s?(?:-->|[-–—~～至])\\s?${CLOCK})?\\s?(?:AM|PM)?[）)】\\]>]?`;
/** （笑）, （00:12）, [摆手] */
const IN_BRACKETS = "[（(【[][^（()）【】[\\]\\n]{1,20}[）)】\\]]";
const OPENING = `^\\s*(?:[—–―－]{1,2}\\s*|--\\s*)?(?:${TIME}\\s*)?`;
const BEHIND = `(?:\\s*(?:${IN_BRACKETS}|${TIME}))*`;
/** SEG-NAME-2 */
const COLON = "\\s*(?:(?<!\\d)[:：](?!\\/\\/)|[:：](?!\\/\\/|\\d))";
const NAME = "(?<name>[^\\s:：—–―－*_|｜丨][^:：*\\n|｜丨]{0,47}?";

/** The first row that fits and holds a name decides. Longest names seen: 主持人（中央电视台）；“Christopher Okonkwo-Williams (Lagos)”. */
const FORMS: readonly FormRule[] = [
  {
    form: "colon",
    pattern: new RegExp(
      `${OPENING}(?<mark>\\*\\*|__)${NAME}${BEHIND})(?:${COLON}\\s*\\k<mark>|\\k<mark>${BEHIND}${COLON})\\s*`,
      "u",
    ),
    example: "**陈羽北：**你好, **陈羽北**：你好",
  },
  {
    form: "colon",
    pattern: new RegExp(`${OPENING}(?:\\*\\*|__)?${NAME}${BEHIND})${COLON}\\s*`, "u"),
    example: "陈羽北：你好, 《硅谷101》 : 你好, ——记者：你好, **记者：你好？**",
  },
  {
    form: "bracket",
    pattern: new RegExp(
      `${OPENING}(?<mark>\\*\\*|__)?(?:「(?<name>[^「」\\n]{1,12})」|【(?<name2>[^【】\\n]{1,12})】|\\[(?<name3>[^[\\]\\n]{1,12})\\](?!\\())(?:\\k<mark>)?\\s*`,
      "u",
    ),
    example: "「陈羽北」你好, 【记者】你好, **【记者】**你好",
  },
  {
    form: "bold",
    pattern: new RegExp(`${OPENING}(?<mark>\\*\\*|__)${NAME}${BEHIND})\\k<mark>\\s*`, "u"),
    example: "**陈羽北** 你好, **陈羽北** on a line of its own",
  },
  {
    form: "bar",
    pattern: new RegExp(`${OPENING}(?<name>[^\\s|｜丨:：。！？]{1,16})\\s*[|｜丨]\\s*`, "u"),
    example: "陈羽北 | 你好",
  },
  {
    form: "space",
    pattern: new RegExp(
      `${OPENING}(?<name>[^\\s。！？，、,:：]{1,8})(?:\\u3000{1,2}| {2,4}|\\t)(?=\\S)`,
      "u",
    ),
    example: "阿福　你好, as plays are printed",
  },
  {
    form: "alone",
    pattern: new RegExp(`${OPENING}(?<name>[^\\s:：。！？，,][^:：。！？，,\\n]{0,23}?${BEHIND})\\s*$`, "u"),
    example: "陈羽北, 陈羽北 00:12",
  },
];

/** No label is looked for beyond this many UTF-16 units. */
const LONGEST = 80;

/** Reads what could be a label. */
export function readLabel(text: string): Label | null {
  const start = text.slice(0, LONGEST);
  for (const { form, pattern } of FORMS) {
    // A whole line is judged by its whole length.
    const match = form === "alone" && text.length > LONGEST ? null : pattern.exec(start);
    const groups = match?.groups;
    const written = groups?.name ?? groups?.name2 ?? groups?.name3;
    if (!match || written === undefined) continue;
    const name = nameIn(written);
    const standing = name === "" ? null : standingOf(name);
    if (standing === null) continue;
    const isRest = match[0].length < text.length;
    return {
      name,
      bodyStart: match[0].length,
      form: isRest || form === "colon" ? form : "alone",
      standing,
      isTimed: TIMED.test(match[0]),
    };
  }
  return null;
}

/** Whether a text is set off in this form, whatever stands there. The colon of a sentence is no sign. */
export function isSetOff(text: string, form: LabelForm): boolean {
  if (form !== "bracket" && form !== "space" && form !== "bar") return false;
  return FORMS.some((rule) => rule.form === form && rule.pattern.test(text.slice(0, LONGEST)));
}

const TIMED = new RegExp(CLOCK, "u");
const TIME_BEHIND = new RegExp(`\\s*${TIME}$`, "u");
const BRACKET_BEHIND = /\s*[（(【[](?<inside>[^（()）【】[\]]+)[）)】\]]$/u;

/** The name without what stands behind it (SEG-NAME-2, SEG-NAME-3): 老秦（笑）（9:42） is 老秦, 【老秦】 is 老秦. */
function nameIn(written: string): string {
  let name = written.trim();
  for (;;) {
    const bare = name.replace(TIME_BEHIND, "").trim();
    const bracket = BRACKET_BEHIND.exec(bare);
    const isSaid = bracket !== null && bracket.index > 0 && isManner(bracket.groups?.inside ?? "");
    const next = isSaid ? bare.slice(0, bracket.index) : bare;
    if (next === name) break;
    name = next;
  }
  return /^(?:【[^【】]+】|\[[^[\]]+\]|「[^「」]+」|『[^『』]+』)$/u.test(name)
    ? name.slice(1, -1).trim()
    : name;
}
