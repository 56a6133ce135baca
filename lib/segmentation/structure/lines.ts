/**
 * What a single line shows about its kind by itself: captions, headings, list items, bylines. Every row says why.
 * The first row that fits decides. Whether a short line without a stop is a heading depends on the text around it
 * and is decided in structure.ts.
 */

import { countChineseCharacters, countEnglishWords } from "../../text/count";
import type { ParagraphKind } from "../paragraph";

interface LineRule {
  readonly pattern: RegExp;
  readonly kind: ParagraphKind;
  readonly level?: number;
  /** The longest line it holds for, in Chinese characters plus English words. */
  readonly longest: number;
  readonly why: string;
}

const NUMERAL = "[一二三四五六七八九十百零〇\\d]";

const LINES: readonly LineRule[] = [
  {
    pattern:
      /^[（(【[]?(?:图|表|照片|上图|下图|左图|右图|题图|插图|配图|图片)\s*(?:[\d一二三四五六七八九十]+(?:[-.–]\d+)?)?\s*(?:注|说明|示|为|源|片来源|来源)?[】\]]?\s*[:：丨|]/u,
    kind: "caption",
    longest: 120,
    why: "图注：, 图1：, 题图｜ stand under pictures only",
  },
  {
    pattern: /^[（(【[]?(?:图片|照片|资料|数据|视频|图文)来源\s*[:：丨|]/u,
    kind: "caption",
    longest: 60,
    why: "the credit of a picture or table",
  },
  {
    pattern: /^(?:图|图片|摄影|题图|封面)\s*[/／]\s*\S/u,
    kind: "caption",
    longest: 40,
    why: "图/剧组提供 says whose the picture was",
  },
  {
    pattern: /^图\s?\d{1,3}(?:[-.]\d{1,2})?[\s\u3000]+\S/u,
    kind: "caption",
    longest: 60,
    why: "图1 with a space behind numbers a picture",
  },
  {
    pattern:
      /^[^。！？]{2,60}。\s?(?:本报|本网|新华社|通讯员|特约)?(?:记者|摄影)?\s?\p{Script=Han}{2,4}\s?[/／]?\s?摄$/u,
    kind: "caption",
    longest: 80,
    why: "one sentence, and who took the picture: ….本报记者 于洋 摄",
  },
  {
    pattern: /^[▲△▼▽↑↓]\s*\S/u,
    kind: "caption",
    longest: 80,
    why: "a triangle or arrow points at the picture above or below",
  },
  {
    pattern:
      /^[^。！？]{2,80}[。]?\s*(?:\s(?:\S{1,12}[\s/]+){0,3}(?:\S{0,8}(?:拍摄|摄影?|供图)|图)|[（(][^（）()]{1,20}(?:摄|供图|图)[）)]|[（(]?(?:图源|供图|图片来自)\s*[:：/丨|].{1,30})$/u,
    kind: "caption",
    longest: 80,
    why: "a description that ends with who took the picture: 施亮 拍摄, 新华社记者 张三 摄",
  },
  {
    pattern:
      /^(?:Photo|Image|Figure|Fig\.|Picture|Illustration|Photograph|Source|Credit)s?\s*(?:\d+(?:\.\d+)?)?\s*(?:[:.|]|by\b|courtesy\b|credit)/iu,
    kind: "caption",
    longest: 60,
    why: "the same in English",
  },
  {
    pattern: new RegExp(`^第${NUMERAL}+[章回卷部编](?!\\s*(?:完|终)$)`, "u"),
    kind: "heading",
    level: 1,
    longest: 40,
    why: "第三章, 第一回 open a chapter",
  },
  {
    pattern: new RegExp(`^第${NUMERAL}+[节讲篇]`, "u"),
    kind: "heading",
    level: 2,
    longest: 40,
    why: "第一节 opens a section of one",
  },
  {
    pattern:
      /^(?:Chapter|Part|Book|Appendix)\s+(?:\d+|[IVXLC]+|[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b/u,
    kind: "heading",
    level: 1,
    longest: 20,
    why: "the same in English",
  },
  {
    pattern:
      /^(?:序言?|前言|引言|导言|自序|代序|楔子|尾声|结语|后记|跋|附录|致谢|参考文献|目录|摘要|Preface|Foreword|Introduction|Epilogue|Afterword|Acknowledge?ments|References|Contents|Abstract|Conclusion)$/iu,
    kind: "heading",
    level: 1,
    longest: 4,
    why: "parts of a book that have no number",
  },
  {
    pattern: /^0\d(?![:：]\d)[\s.、:：|丨/]*\S/u,
    kind: "heading",
    level: 2,
    longest: 30,
    why: "01, 02, … with a leading zero number the sections of a magazine piece; 00:12 is a time",
  },
  {
    pattern: /^(?:[一二三四五六七八九十]{1,3}|[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,2}|0\d|[IVX]{1,4})$/u,
    kind: "heading",
    level: 2,
    longest: 3,
    why: "a number alone on its line parts an essay into sections; digits alone may be a page's number",
  },
  {
    pattern: /^(?:PART|Part)\s*[.．]?\s*0?\d/u,
    kind: "heading",
    level: 2,
    longest: 20,
    why: "PART 01 does the same",
  },
  {
    pattern:
      /^(?:[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]{1,3}[.．]|[（(][一二三四五六七八九十]{1,3}[）)])\s*\S/u,
    kind: "heading",
    level: 2,
    longest: 30,
    why: "一、 and （一） number sections; a longer line is a point of an argument",
  },
  {
    pattern: /^[•·●○■□◆◇▪‣⁃➢✓√*–-]\s+\S|^[•●○■□◆◇▪‣⁃➢]\S/u,
    kind: "list-item",
    longest: Infinity,
    why: "a bullet",
  },
  {
    pattern:
      /^(?:\d{1,2}[、）)]|\d{1,2}[.．](?=\s|\p{Script=Han})|[（(]\d{1,2}[）)]|[①-⑳]|[a-zA-Z][.)]\s)\s*\S/u,
    kind: "list-item",
    longest: Infinity,
    why: "1. 1、 1) (1) ① a) number the items of a list; a decimal has no space behind its point",
  },
  {
    pattern:
      /^(?:注释?|註釋?|编者注|編者註|译者?注|譯者?註|作者注|编者按|編者按|编按|(?:作者|译者)(?:简介|介绍)|關於作者|关于作者|Note|Editor[’']s note|Translator[’']s note)\s*[\d]*\s*[:：]|^[【[（(](?:注释?|编者注|译者?注|编者按)[】\]）)]/iu,
    kind: "note",
    longest: Infinity,
    why: "a remark beside the text, by its editor or author",
  },
];

/** No bounded rule is tried on more than this many UTF-16 units: a line of spaces and marks has no size but much length. */
const LONGEST_LINE = 600;

/** The kind a line shows by itself, or null. */
export function readLine(
  text: string,
): { readonly kind: ParagraphKind; readonly level: number | null } | null {
  const size = text.length > LONGEST_LINE ? Number.POSITIVE_INFINITY : sizeOf(text);
  const rule = LINES.find(({ pattern, longest }) => size <= longest && pattern.test(text));
  if (!rule) return null;
  if (rule.kind === "heading" && endsLikeSentence(text)) return null;
  return { kind: rule.kind, level: rule.level ?? null };
}

/** 文|硅谷101, 作者：…, 撰文 …, By Silicon Valley 101: who wrote it. Neither title nor heading. */
const BYLINE =
  /^(?:(?:文|图|撰文|作者|编辑|采写|采访|口述|整理|翻译|译者?|校对|责编|责任编辑|监制|策划|来源|原文|记者)\s*[|丨｜/／:：]|(?:撰文|采写|整理|译者|作者)\s|By\s+\p{Lu}|Text(?: by)?[:|]|Author:|Translated by\s)/u;

export function isByline(text: string): boolean {
  return text.length <= LONGEST_LINE && sizeOf(text) <= 40 && BYLINE.test(text);
}

/** Chinese characters and English words, one each: how long a line is to a reader. */
export function sizeOf(text: string): number {
  const characters = countChineseCharacters(text);
  if (!OTHER_WORD.test(text)) return characters;
  return characters + countEnglishWords(text.replace(/\p{Script=Han}+/gu, " "));
}

/** What can begin an English word: most Chinese lines hold none. */
const OTHER_WORD = /(?!\p{Script=Han})[\p{L}\p{N}]/u;

/** A heading has no stop at its end; a question or exclamation mark it may have. */
export function endsLikeSentence(text: string): boolean {
  return /[。；;，,：:、…—][”’」』）)"'】]*$|[^.]\.[”’"')]*$/u.test(text);
}
