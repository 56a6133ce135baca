/** Cases of other readers that mean another thing here, with the reason. A row counts only where we indeed differ. */
export interface Different {
  readonly kind?: RegExp;
  readonly text: RegExp;
  readonly why: string;
}

export const DIFFERENT: readonly Different[] = [
  { text: /^两百点两$|^一点两小时/, why: "两 is no digit behind a decimal point; what is left is no number" },
  { text: /还有二分之|還有二分之/, why: "a fraction that breaks off says no number" },
  { text: /\^-/, why: "a sign behind a sign is a slip of the keyboard" },
  {
    kind: /NumberModel/,
    text: /FILP/,
    why: "their numbers leave per cents to another model; here every quantity is one list",
  },
  { text: /十几万多亿/, why: "几 and 多 in one numeral: which of the two is meant cannot be said" },
  { kind: /NumberRange/, text: /20万次以上/, why: "20万 is 200,000; their 20,000 is a mistake" },
  {
    kind: /PercentModel/,
    text: /^[百千万]+万分之/,
    why: "parts of a million are fractions here; the value is the same",
  },
  {
    kind: /PercentModel/,
    text: /二三十个百分点/,
    why: "20 to 30 points are a range here; theirs leaves it unread",
  },
  { kind: /PercentModel|AgeModel/, text: /5-20%|70 - 90天/, why: "the unit belongs to both ends of a range" },
  { kind: /cardinal/, text: /一百一$/, why: "三百一 is 310 (QTY-N2), as the other readers have it too" },
  {
    kind: /cn2an error/,
    text: /^10\.1万零100$|^一一$|^十一十二$|^十七十八$/,
    why: "they refuse what is not well written; a reader of texts reads it",
  },
];
