/** How vague a quantity is: 近, 约, 超过 before it; 左右, 以上, 多 behind. */

import { CLASSIFIERS } from "./chinese-units";
import { extentOf, lastPlace, type Quantity, tidy, type Vagueness } from "./quantity";
import { BLANKS, skip } from "./scan";

const BEFORE: readonly (readonly [Vagueness, string])[] = [
  ["about", "大约 大概 约莫 约为 约有 约 約 大約 差不多 左右 大致 估计 平均约 可能有 大概有 大约有 约在"],
  ["nearly", "将近 將近 接近 几近 近 几乎 逼近 直逼"],
  [
    "at-most",
    "不超过 不超過 不多于 不高于 不大于 最多 最多为 至多 最高 上限为 小于等于 小于或等于 以内 ≤ <=",
  ],
  ["under", "不到 不足 不满 不滿 少于 少於 低于 低於 小于 小於 未满 未及 未到 < ＜"],
  [
    "at-least",
    "至少 至少有 至少是 最少 起码 不少于 不少於 不低于 不小于 不下 不下于 大于等于 大于或等于 大于或者等于 ≥ >=",
  ],
  [
    "over",
    "超过 超過 超过了 超出 逾 超 多于 多於 大于 大於 高于 高於 突破 突破了 高达 多达 上 过 过了 逾越 > ＞ 破",
  ],
];

const PREFIXES = BEFORE.flatMap(([vagueness, words]) =>
  words.split(" ").map((word) => ({ word, vagueness })),
).sort((one, other) => other.word.length - one.word.length);

const AFTER: readonly (readonly [Vagueness, RegExp])[] = [
  ["about", /左右|上下|前后|前後|许(?![多可])|許(?!多)/y],
  ["at-least", /以上|及以上|之上|或以上|或更多|或者更多|起步|起(?=[，。、；！？）),]|$|售)/y],
  ["over", /开外|出头|有余|多(?![么少数样])|余(?![下地])|餘/y],
  ["under", /以下|之下|以内|以內|之内|不到/y],
];

/** QTY-5: 近, 约, 超过 before; 左右, 以上, 多 behind. The words stay outside the span, but 多 and 余 do not. */
export function vaguely(text: string, start: number, quantity: Quantity): Quantity {
  if (typeof quantity.value !== "number" || !quantity.exact) return quantity;
  const behind = skip(text, quantity.end, 1);
  const next = CLASSIFIERS.has(text[behind] ?? "") && quantity.kind === "number" ? behind + 1 : behind;
  for (const [vagueness, pattern] of AFTER) {
    pattern.lastIndex = behind;
    let found = pattern.exec(text);
    if (!found && vagueness !== "over" && next > behind) {
      pattern.lastIndex = next;
      found = pattern.exec(text);
    }
    if (!found) continue;
    if (vagueness === "over") {
      if (!/^(?:多|余|餘)$/.test(found[0]))
        return { ...quantity, ...extentOf(quantity.value, "over"), exact: false };
      if (quantity.kind === "number" && quantity.value < 10 && Number.isInteger(quantity.value))
        return quantity;
      const room = quantity.kind === "number" ? lastPlace(quantity.value) : 1;
      return {
        ...quantity,
        low: quantity.value,
        high: tidy(quantity.value + Math.max(room, quantity.kind === "number" ? 0 : 1)),
        exact: false,
        end: behind + 1,
      };
    }
    return { ...quantity, ...extentOf(quantity.value, vagueness), exact: false };
  }
  if (text[start - 1] === "比" || text[start - 2] === "比") {
    const compared = /^(?:还|更|要|略|稍)?([大高多长重贵])|^(?:还|更|要|略|稍)?([小低少短轻])/.exec(
      text.slice(behind, behind + 3),
    );
    if (compared)
      return { ...quantity, ...extentOf(quantity.value, compared[1] ? "over" : "under"), exact: false };
  }
  let from = start;
  while (from > 0 && BLANKS.test(text[from - 1]!) && start - from < 2) from -= 1;
  if (/[了为有是达]/.test(text[from - 1] ?? "") && /[过少到约超达]/.test(text[from - 2] ?? "")) from -= 1;
  for (const { word, vagueness } of PREFIXES) {
    if (from < word.length || !text.startsWith(word, from - word.length)) continue;
    if (/^[上过破近]$/.test(word) && !prefixFits(text, from, word, quantity)) continue;
    return { ...quantity, ...extentOf(quantity.value, vagueness), exact: false };
  }
  return quantity;
}

/** 近 and 上 are also other words: 最近三年, 附近, 以上, 经过三天. */
function prefixFits(text: string, at: number, word: string, quantity: Quantity): boolean {
  const before = text[at - 2] ?? "";
  if (word === "上") return false;
  if (word === "近")
    return (
      !/[最附靠就临邻将接逼远亲]/.test(before) &&
      !(quantity.kind === "duration" && typeof quantity.value === "number" && quantity.value < 10)
    );
  if (word === "过") return /[占比率已人超]/.test(before) || before === "";
  return !/[打突]/.test(before);
}
