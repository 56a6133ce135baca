/**
 * English words that say a number without being one: “both” for 两, “decade” for 十年, “fully” for 百分之百. A number of the
 * source that finds no number in the target may be said by one of them (CHK-NUM-5).
 */
export const SAID_BY: readonly { readonly value: number; readonly words: RegExp; readonly why: string }[] = [
  { value: 0, words: /\b(?:zero|no|none|nil|never|without|midnight|nothing|not)\b/i, why: "零" },
  { value: 0.5, words: /\b(?:half|halves|halfway|semi\w*|mid\w*|middle|six months)\b/i, why: "半" },
  {
    value: 2,
    words:
      /\b(?:two\w*|both|couple|pair\w*|twins?|dual|double\w*|twice|second|secondary|either|neither|each other|another|one another|again|bi(?:nary|annual|weekly|monthly|lateral|partisan|lingual|ennial|nary)\w*|mutual\w*|former|latter|duo|between|brace)\b/i,
    why: "两",
  },
  {
    value: 3,
    words:
      /\b(?:three\w*|third|triple\w*|trio|tri(?:partite|lateral|ang|annual|ennial|logy|cycle|ple|o\b|umvir)\w*|tern\w+|hat[- ]trick|quarter)\b/i,
    why: "三",
  },
  {
    value: 4,
    words: /\b(?:four\w*|quarter\w*|quad\w*|all around|everywhere|surrounding|every direction)\b/i,
    why: "四",
  },
  { value: 5, words: /\b(?:five\w*|fifth|quint\w*|penta\w*)\b/i, why: "五" },
  { value: 6, words: /\b(?:six\w*|half a dozen|half-a-dozen|hexa\w*)\b/i, why: "六" },
  { value: 7, words: /\b(?:seven\w*|week\w*)\b/i, why: "七天" },
  { value: 8, words: /\b(?:eight\w*|octa\w*|octal)\b/i, why: "八" },
  { value: 9, words: /\b(?:nine\w*|ninth)\b/i, why: "九" },
  { value: 10, words: /\b(?:ten|tens|decimal|tenth\w*|tenfold|decade\w*|dec\w+ade|dozen)\b/i, why: "十年" },
  { value: 12, words: /\b(?:dozen|twel\w+|noon|midday|year|annual\w*)\b/i, why: "十二" },
  { value: 14, words: /\b(?:fortnight\w*|two weeks|two-week)\b/i, why: "十四天" },
  { value: 15, words: /\b(?:quarter|fortnight\w*)\b/i, why: "十五分钟" },
  { value: 16, words: /\b(?:hex\w*|sixteen\w*)\b/i, why: "十六进制" },
  { value: 18, words: /\b(?:a year and a half|one and a half years?|adult\w*)\b/i, why: "十八个月" },
  { value: 20, words: /\b(?:score|twent\w+|two decades)\b/i, why: "二十年" },
  {
    value: 24,
    words: /\b(?:day|midnight|around the clock|round the clock|round-the-clock)\b/i,
    why: "24小时",
  },
  { value: 0.25, words: /\bquarters?\b/i, why: "25美分" },
  { value: 30, words: /\b(?:half|half-hour|three decades|month|thirt\w+)\b/i, why: "30分钟" },
  { value: 40, words: /\b(?:four decades|fort\w+)\b/i, why: "四十年" },
  { value: 50, words: /\b(?:half|halves|five decades|fift\w+)\b/i, why: "50%" },
  { value: 60, words: /\b(?:an hour|one hour|a minute|six decades|sixt\w+)\b/i, why: "60分钟" },
  {
    value: 100,
    words:
      /\b(?:century|centuries|hundred\w*|centen\w+|all|fully|full|complete\w*|entire\w*|whole|total\w*|absolute\w*|perfect\w*)\b/i,
    why: "百年, 百分之百",
  },
  { value: 1000, words: /\b(?:thousand\w*|millenni\w*|kilo\w*)\b/i, why: "千年" },
  { value: 10000, words: /\b(?:myriad\w*|countless)\b/i, why: "万" },
];

/** “First,” “once”, “single”: 第一, 一次, 一个. */
export const FIRST =
  /\b(?:first\w*|1st|once|one\w*|single|sole|only|initial\w*|primary|original\w*|top|best|leading|lead|foremost|premier|inaugural|champion\w*|number one|no\.? ?1|begin\w*|start\w*|earliest|I)\b/i;

/** Days that the target names by their place: 23日 may be “Thursday”, “today”, “the same day”. */
export const DAY_WORDS =
  /\b(?:today|yesterday|tomorrow|tonight|(?:that|same|this|the|next|previous|following|preceding|other|very) (?:day|morning|afternoon|evening|night|date)|day (?:before|after)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|weekend|eve|day)\b/i;

export const MONTH_WORDS =
  /\b(?:(?:this|last|next|that|same|previous|following|the|each|every|recent|past) months?|month|monthly|spring|summer|autumn|fall|winter|quarter|year)\b/i;

export const YEAR_WORDS =
  /\b(?:(?:this|last|next|that|same|previous|following|the|each|every|recent|past) (?:\w+ )?years?|year|years|annual\w*|yearly|season|decade\w*)\b/i;

/** Words of the source that a year, month or day of the target may come from. */
export const YEAR_SAID = /[今去明前后本当同次历翌昨]年|年|届|周年|岁|歲/;
export const DAY_SAID =
  /今[天日晚早晨]|昨[天日晚]|明[天日]|当[天日晚]|本周|上周|下周|星期|礼拜|周[一二三四五六日末]|日|号|號|节|除夕|前[天日]|后天|同日|次日|翌日/;
export const MONTH_SAID = /[本上下当同次每]个?月|月|季|春|夏|秋|冬|节/;
