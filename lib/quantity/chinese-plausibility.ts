/** Whether a numeral says a number where it stands. */

import { type Numeral, tokenOf } from "./chinese-numerals";
import { CLASSIFIERS } from "./chinese-units";
import { vaguely } from "./chinese-vagueness";
import type { Quantity } from "./quantity";
import { BLANKS, make, skip } from "./scan";

/** What follows a single 二, 三, 四 … that is no classifier of it: 三月 has been read as a date, 二是 lists. */
const LIST_MARK = /[、.．是则則來来要]/;

/** QTY-4: whether a numeral says a number here; with the vagueness around it. */
export function accepted(text: string, start: number, quantity: Quantity, numeral: Numeral): Quantity | null {
  const moved: Quantity = { ...quantity, start };
  const end = moved.end;
  const character = text[start]!;
  const before = text[start - 1] ?? "";
  const behind = text[end] ?? "";
  const isWhole = isWholeLine(text, start, end);

  if (numeral.digits !== null && moved.kind === "number") {
    // Digits that were read one by one. Two of them say a number only alone: 九九, 五四.
    if (numeral.digits.length === 2 && !isWhole && !/[年点點號号室路栋]/.test(behind)) return null;
    if (numeral.digits.length === 2 && behind === "年" && numeral.digits[0] !== "0")
      return make(start, end + 1, {
        kind: "year",
        value: 1900 + Number(numeral.digits),
        low: 1900 + Number(numeral.digits),
        high: 1900 + Number(numeral.digits),
      });
  }
  if (moved.kind === "duration" && moved.unit === "year" && numeral.digits?.length === 2)
    return {
      ...moved,
      kind: "year",
      value: 1900 + Number(numeral.digits),
      low: 1900 + Number(numeral.digits),
      high: 1900 + Number(numeral.digits),
      unit: null,
    };
  if (moved.kind === "number" && numeral.script === "han" && !numeral.hasUnit && numeral.digits === null) {
    // One Han digit, or a neighbouring pair.
    if (/[第]/.test(before)) return null;
    if (numeral.isSingleHan && numeral.value === 1 && !oneCounts(text, start, end, isWhole)) return null;
    const formal = tokenOf(character);
    if (
      numeral.isSingleHan &&
      formal?.type === "digit" &&
      formal.formal &&
      !isWhole &&
      !/[打]/.test(behind) &&
      !CLASSIFIERS.has(behind)
    )
      return null;
    const next = skip(text, end, 1);
    const isRank = /[前后]$/.test(before) && /[的位名强大]/.test(behind || "的") && numeral.value !== 1;
    const isRangeStart = /[到至]/.test(behind) && tokenOf(text[end + 1])?.type === "digit";
    const classifies =
      isRank ||
      isRangeStart ||
      (CLASSIFIERS.has(text[next] ?? "") &&
        !(LIST_MARK.test(behind) && /^[二三四五六七八九]$/.test(character)));
    if (
      !classifies &&
      !isWhole &&
      !standsAlone(text, start, end) &&
      numeral.value !== 0 &&
      !Number.isInteger(numeral.value ?? 0) === false
    ) {
      if (!(Number.isInteger(numeral.value ?? 0.5) === false && numeral.value !== null)) return null;
    }
    if (numeral.value === 0 && !isWhole && !standsAlone(text, start, end) && !classifies) return null;
  }
  if (
    moved.kind === "number" &&
    numeral.isSingleHan &&
    numeral.value === 10 &&
    !isWhole &&
    !CLASSIFIERS.has(behind) &&
    !standsAlone(text, start, end)
  )
    return null;
  // 一 before a unit counts, but 一天, 一年 … are also articles; the check knows.
  return vaguely(text, start, moved);
}

function isWholeLine(text: string, start: number, end: number): boolean {
  for (let at = start - 1; at >= 0; at -= 1) {
    if (text[at] === "\n") break;
    if (!BLANKS.test(text[at]!) || start - at > 8) return false;
  }
  for (let at = end; at < text.length; at += 1) {
    if (text[at] === "\n") break;
    if (!BLANKS.test(text[at]!) || at - end > 8) return false;
  }
  return true;
}

/** “一”和“五”, 这是五那是四, 答案是四不是五. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? "";
  const behind = text[end] ?? "";
  return (
    /^$|[\s是为等於于和与“"‘'「、，。,；：:（(]/.test(before) &&
    /^$|[\s不那和与这”"’'」，。,；：:！？!?）)]/.test(behind) &&
    !(before === "、" && behind === "、") &&
    (/[是为等於于和与“"‘'「]/.test(before) || /[和与”"’'」]/.test(behind))
  );
}

/**
 * QTY-4: 一 is a number only where it is set against others; before a classifier it is an article (一个问题), and English
 * seldom says it.
 */
const ONE_BEFORE =
  /(?:只有|仅有|仅|唯有|共|共有|总共|又|再|加|减|乘|除以|第|同|每|这不是|至少|不到|超过|剩下|只剩|还剩|男|女|左|右|之)$/;

function oneCounts(text: string, start: number, end: number, isWhole: boolean): boolean {
  if (isWhole) return true;
  const behind = text[end] ?? "";
  if (
    /[到至]/.test(behind) &&
    tokenOf(text[end + 1])?.type === "digit" &&
    CLASSIFIERS.has(text[end + 2] ?? "")
  )
    return true;
  if (standsAlone(text, start, end)) return true;
  if (!CLASSIFIERS.has(behind)) return false;
  // A line that says nothing else: 一只, 一块蛋糕, 戒指一对八千.
  if (start <= 2 && text.length - end <= 3 && !/[。，！？]/.test(text)) return true;
  return (
    ONE_BEFORE.test(text.slice(Math.max(0, start - 4), start)) &&
    /[个個名位人只条张家次场票块件]/.test(behind)
  );
}
