/** Numbers in words, for laws: the readers must read what these write. Whole numbers from 1. */
const HAN = "零一二三四五六七八九";

export function inChineseNumerals(number: number): string {
  const below = (value: number): string => {
    let text = "";
    let isGap = false;
    for (const [unit, name] of [
      [1000, "千"],
      [100, "百"],
      [10, "十"],
      [1, ""],
    ] as const) {
      const digit = Math.floor(value / unit) % 10;
      if (digit === 0) {
        if (text !== "" && value % unit > 0) isGap = true;
        continue;
      }
      text += (isGap ? "零" : "") + HAN[digit]! + name;
      isGap = false;
    }
    return text;
  };
  let text = "";
  for (const [unit, name] of [
    [1e8, "亿"],
    [1e4, "万"],
    [1, ""],
  ] as const) {
    const part = Math.floor(number / unit) % 1e4;
    if (part === 0) continue;
    const needsZero =
      text !== "" && (part < 1000 || (text !== "" && Math.floor(number / (unit * 1e4)) % 1e4 === 0));
    text += (needsZero ? "零" : "") + below(part) + name;
  }
  return text.replace(/^一十/, "十");
}

const ONES =
  " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "  twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

export function inEnglishWords(number: number): string {
  const below = (value: number): string => {
    const hundreds = Math.floor(value / 100);
    const rest = value % 100;
    const small =
      rest < 20 ? ONES[rest]! : TENS[Math.floor(rest / 10)]! + (rest % 10 ? `-${ONES[rest % 10]}` : "");
    return [hundreds ? `${ONES[hundreds]} hundred` : "", small].filter((part) => part !== "").join(" and ");
  };
  const parts: string[] = [];
  for (const [unit, name] of [
    [1e9, " billion"],
    [1e6, " million"],
    [1e3, " thousand"],
    [1, ""],
  ] as const) {
    const part = Math.floor(number / unit) % 1000;
    if (part > 0)
      parts.push((unit === 1 && part < 100 && parts.length > 0 ? "and " : "") + below(part) + name);
  }
  return parts.join(" ");
}
