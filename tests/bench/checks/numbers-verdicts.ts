/**
 * What each warning of the number check on these sets is worth: two careful readings, or a rater's mark at the place. By set,
 * segment, side and offsets (UTF-16); the sentences stand in the corpora.
 */
export interface Verdict {
  readonly right: boolean;
  readonly why: string;
}

const right = (why: string): Verdict => ({ right: true, why });
const wrong = (why: string): Verdict => ({ right: false, why });

export const VERDICTS: Readonly<Record<string, Verdict>> = {
  "news ref.A xinhua-zh-01.120550 607 source 43-47": right("the day of the journey is left out"),
  "news ref.A xinhua-zh-01.120550 607 source 64-68": right("the day of the disappearance is left out"),
  "news ref.A xinhua-zh-01.120550 608 target 106-111": right("54 minutes are lost"),
  "news ref.A chinanews.com.229617 78 target 34-50": right("ten times too much"),
  "news ref.A hunan_ribao-zh.6032 275 source 17-18": right("marked as an omission"),
  "news ref.A xinhua-zh-01.120173 438 source 21-26": right("“billon” is misspelt, so no amount is said"),
  "news ref.B chinanews.com.229769 225 source 3-7": right("the total is left out"),
  "ted ref talk.9 749 source 11-16": right("marked as an omission"),
  "ted refB talk.5 370 target 22-40": right("marked; a tenth of it"),
  "ted ref talk.2 130 target 53-68": right("marked; one hundred billion for several"),
  "ted ref talk.2 189 target 62-76": wrong("“a billion-year” is an order of magnitude, as 数十亿年 is"),
  "ted ref talk.6 475 target 33-47": right("155 became 115"),
  "hkma 1421 target 328-333": wrong("a footnote's number that lost its place"),
  "hkma 62 target 591-592": wrong("a footnote's number that lost its place"),
  "hkma 72 source 67-68": wrong("a footnote's number that lost its place"),
  "hkma 875 source 20-26": wrong("a footnote's number that lost its place"),
  "ant-design 23 source 226-231": right("the number of the issue is left out"),
  "ant-design 1335 target 27-29": right("not in the Chinese"),
  "ant-design 2526 target 139-143": right("not in the Chinese"),
  "ant-design 2588 target 290-292": right("2 to 6 characters became fewer than 15"),
  "rust-book 1633 target 138-140": right("not in the Chinese"),
  "rust-book 389 source 136-140": right("the translator's note is in the Chinese alone"),
  "rust-book 389 source 141-145": right("the translator's note is in the Chinese alone"),
  "rust-book 389 source 146-150": right("the translator's note is in the Chinese alone"),
  "rust-book 1288 target 148-149": right("5 in one, 6 in the other"),
  "rust-book 1288 target 245-246": right("5 in one, 6 in the other"),
  "rust-book 1684 target 130-131": right("another example in the other"),
  "vue 86 target 30-39": right("July in one, June in the other"),
};
