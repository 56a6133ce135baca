/** A small notation for ladders, and a lexicon of a few words, for the tests of this room. */

import { buildLexicon, type Lexicon, openLexicon } from "../../lib/align/lexicon/lexicon";
import type { Ladder } from "../../lib/align/model/ladder";

/** `1-1 1-2 1-0`: how many items each bead has on each side. */
export const shape = (ladder: Ladder): string =>
  ladder.map(({ source, target }) => `${source.end - source.start}-${target.end - target.start}`).join(" ");

const entry = (simplified: string, traditional: string, pinyin: string, ...english: string[]) => ({
  simplified,
  traditional,
  pinyin,
  english,
});

export const ENTRIES = [
  entry("猫", "貓", "mao1", "cat"),
  entry("狗", "狗", "gou3", "dog"),
  entry("河", "河", "he2", "river"),
  entry("苹果", "蘋果", "ping2 guo3", "apple"),
  entry("老师", "老師", "lao3 shi1", "teacher"),
  entry("图书馆", "圖書館", "tu2 shu1 guan3", "library"),
  entry("大学", "大學", "da4 xue2", "university", "college"),
  entry("下雨", "下雨", "xia4 yu3", "to rain"),
  entry("睡觉", "睡覺", "shui4 jiao4", "to go to bed", "to sleep"),
  entry("三", "三", "san1", "three", "3"),
  entry("陈", "陳", "chen2", "surname Chen", "to lay out"),
  entry("羽", "羽", "yu3", "feather"),
  entry("北", "北", "bei3", "north"),
  entry("女", "女", "nu:3", "female"),
  entry("长", "長", "chang2", "length"),
  entry("长", "長", "zhang3", "chief"),
];

export const smallLexicon = (): Lexicon => openLexicon(buildLexicon(ENTRIES));
