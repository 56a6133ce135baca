/**
 * Speaker labels: the name that opens a turn.
 *
 * L1  A label stands at the beginning, is short and looks like a name. Table FORMS says how it is set off from the speech.
 * L2  A role (记者, 问, Q) is believed where it stands. A name is believed when it recurs, or when other labels in
 *     the text recur and it looks like a name beyond doubt.
 * L3  A word that often stands before a colon and never speaks (例如, Note) is no label, however often it recurs.
 * L4  A form without a colon is weaker: it is believed only where two speakers at least are written in it, each of them
 *     twice or more.
 */

import { isNameLike, isRole, isSurelyName } from "./label-words";

export interface Label {
  /** As it stands in the label, without colon, dash and brackets of the form: 陈羽北, 《硅谷101》. */
  readonly name: string;
  /** UTF-16 offset where what is said begins; the length of the text where the name stands alone. */
  readonly bodyStart: number;
  readonly form: LabelForm;
}

type LabelForm = "colon" | "bold" | "bar" | "bracket" | "alone";

interface FormRule {
  readonly form: LabelForm;
  /** Matches from the beginning of a paragraph to where the speech begins; the group `name` is the name. */
  readonly pattern: RegExp;
  readonly example: string;
}

/** The first row that fits and holds a name decides. Longest names seen: 主持人（中央电视台）；“Christopher Okonkwo-Williams (Lagos)”. */
const FORMS: readonly FormRule[] = [
  {
    form: "colon",
    pattern:
      /^\s*(?:[—–―－-]{1,2}\s*)?(?<mark>\*\*|__)(?<name>[^*_:：\n]{1,47})(?:\s*[:：]\s*\k<mark>|\k<mark>\s*(?::(?!\/\/)|：))\s*/u,
    example: "**陈羽北：**你好, **陈羽北**：你好",
  },
  {
    form: "colon",
    pattern: /^\s*(?:[—–―－]{1,2}\s*|--\s*)?(?<name>[^\s:：—–―－-][^:：\n]{0,47}?)\s*(?::(?!\/\/)|：)\s*/u,
    example: "陈羽北：你好, 《硅谷101》 : 你好, ——记者：你好",
  },
  {
    form: "bold",
    pattern: /^\s*(?<mark>\*\*|__)(?<name>[^*_:：\n]{1,24})\k<mark>\s*/u,
    example: "**陈羽北** 你好, **陈羽北** on a line of its own",
  },
  {
    form: "bar",
    pattern: /^\s*(?<name>[^\s|｜丨:：。！？]{1,16})\s*[|｜丨]\s*/u,
    example: "陈羽北 | 你好",
  },
  {
    form: "bracket",
    pattern: /^\s*(?:「(?<name>[^「」]{1,12})」|【(?<name2>[^【】]{1,12})】|\[(?<name3>[^[\]]{1,12})\])\s*/u,
    example: "「陈羽北」你好, 【记者】你好",
  },
  {
    form: "alone",
    pattern: /^\s*(?<name>[^\s:：。！？，,][^:：。！？，,\n]{0,23}?)\s*$/u,
    example: "陈羽北",
  },
];

/** No label is looked for beyond this many UTF-16 units. */
const LONGEST = 64;

/** Reads what could be a label. Whether it is one is decided over the whole text by `believedLabels`. */
export function readLabel(text: string): Label | null {
  const start = text.slice(0, LONGEST);
  for (const { form, pattern } of FORMS) {
    // A whole line is judged by its whole length.
    const match = form === "alone" && text.length > LONGEST ? null : pattern.exec(start);
    const groups = match?.groups;
    const name = (groups?.name ?? groups?.name2 ?? groups?.name3)?.trim();
    if (!match || name === undefined || !isNameLike(name)) continue;
    const isRest = match[0].length < start.length;
    return { name, bodyStart: match[0].length, form: isRest || form === "colon" ? form : "alone" };
  }
  return null;
}

/** A label that is no name beyond doubt must recur this often: 优势： twice is a list, 硅谷101： three times talks. */
const RECURS = 3;

/** Which of the labels of a text are believed (L2, L4), by `keyOf`. */
export function believedLabels(labels: readonly Label[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(keyOf(label), (counts.get(keyOf(label)) ?? 0) + 1);
  const distinct = [...new Map(labels.map((label) => [keyOf(label), label])).values()];
  const colons = distinct.filter(({ form }) => form === "colon");
  const recurs = (label: Label) => (counts.get(keyOf(label)) ?? 0) >= (isSurelyName(label.name) ? 2 : RECURS);
  const stands = (label: Label) => isRole(label.name) || recurs(label);
  const turns = labels.filter((label) => label.form === "colon" && stands(label)).length;
  const believed = new Set<string>();
  for (const label of colons)
    if (stands(label) || (turns >= 3 && isSurelyName(label.name))) believed.add(keyOf(label));
  for (const form of ["bold", "bar", "bracket", "alone"] as const) {
    const written = distinct.filter((label) => label.form === form);
    const speakers = written.filter(
      (label) => recurs(label) || (isRole(label.name) && (counts.get(keyOf(label)) ?? 0) >= 2),
    );
    // Where two speak in it beyond doubt, whoever is written in it twice speaks, too.
    const others = speakers.length < 2 ? [] : written.filter((label) => (counts.get(keyOf(label)) ?? 0) >= 2);
    for (const label of others) believed.add(keyOf(label));
  }
  return believed;
}

/** A name is believed in the form in which it recurs. */
export function keyOf({ form, name }: Pick<Label, "form" | "name">): string {
  return `${form} ${name}`;
}
