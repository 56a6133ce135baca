/**
 * Names in a Chinese text: people, places, organisations, works.
 *
 * NAM-FIND-1  What stands in 《》 is a work.
 * NAM-FIND-2  A name that the dictionary knows is one where reading from the left, longest word first, comes upon it; one that is a
 *      common word as well is none by itself.
 * NAM-FIND-3  Characters that spell foreign names, three or more in a row and outside of words, or around ·, are a foreign name; two
 *      are where somebody's title or a verb of saying stands beside them.
 * NAM-FIND-4  A surname with one or two characters of given names is a person where a title, a verb of saying or a mark stands
 *      beside it, or where the text has it more than once; what is a word of the dictionary is none.
 * NAM-FIND-5  A surname with 某, 总, 老, 教授 and the like is a person, too.
 * NAM-FIND-6  A known place or a foreign name with 公司, 大学, 医院 behind it, and no more than ten characters between, is an
 *      organisation.
 *
 * Not handled: names of companies that are words (小米, 字节跳动) and nicknames; the ledger has them once somebody has put them there.
 */
import { type Lexicon, LONGEST_WORD } from "../../align/lexicon/lexicon";
import type { NameKind } from "./kinds";
import { type KnownNames, longestNameAt } from "./known-names";
import { isEverydaySurname, isGivenCharacter, isSpellingCharacter, surnameAt } from "./surnames";

/** What shows that it is a name. */
export type NameGround = "marks" | "dictionary" | "sounds" | "surname" | "title" | "ending";

export interface FoundName {
  /** UTF-16 offsets of `zh`, `end` left out. */
  readonly start: number;
  readonly end: number;
  readonly zh: string;
  readonly kind: NameKind;
  readonly ground: NameGround;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly known: NameKind | null;
  /** The dictionary has it as a name, if not only as that. */
  readonly mayBeName: boolean;
}

const HAN = /\p{Script=Han}/u;
const WORK = /《([^《》\n]{1,60})》/g;
const FOREIGN = /[\p{Script=Han}]{1,8}(?:[·•・‧][\p{Script=Han}]{1,8}|(?<=[·•・‧\p{Script=Han}])[A-Z]\.)+/gu;

const TITLE_BEFORE =
  /(?:总书记|主席|总统|总理|首相|部长|省长|市长|县长|州长|镇长|村长|局长|处长|科长|院长|校长|所长|厂长|站长|队长|会长|行长|社长|组长|主任|书记|教授|博士|院士|医生|律师|记者|编辑|主播|主持人|导演|演员|作家|诗人|画家|歌手|教练|球员|选手|总裁|总监|经理|董事长|创始人|负责人|发言人|研究员|分析师|工程师|专家|学者|老师|同学|同志|村民|居民|嘉宾|将军|司令|上校|大使|议员|法官|警官|作者|译者|老板|顾问|代表)$/;
const TITLE_AFTER =
  /^(?:先生|女士|小姐|太太|夫人|教授|博士|老师|医生|律师|院士|总统|总理|主席|首相|部长|市长|省长|州长|书记|主任|总裁|经理|局长|院长|校长|将军|议员|大使|同志|爵士|导演|总书记|董事长|记者|等人)/;
const SAYS =
  /^(?:说|称|道[:：]|表示|认为|指出|告诉|介绍|强调|回忆|坦言|透露|解释|补充|写道|问道|答道|笑道|宣布|提到|直言|感慨|呼吁|在[^，。]{1,12}(?:说|表示|指出)|也(?:说|表示|认为)|还(?:说|表示|认为)|得知|获悉|看到|发现|坦承|笑着|正在|出席|当选|领衔|主演|执导)/;
const AFTER_SURNAME =
  /^(?:某某|某|总(?!之|是|会|能|要|算|体|共|的|在|统|理|部|量|数|额|局|署|裁|书记)|教授|先生|女士|老师|博士|医生|律师|主任|书记|局长|院长|校长|部长|省长|市长|董事长|导演|太太|小姐|老板)/;
/** Not the end of a name before it, nor its beginning. */
const FUNCTION = new Set(
  "的了是在和与也就都又还便却被把将对从向到以之其所者吗呢吧啊呀么不没有上下里中来去说这那个们等及或于为着过给让使他她它我你您很最更已要会能可得地只则而且但因此由至并".split(
    "",
  ),
);
/** Spelling characters that are words of their own more often. */
const WEAK = new Set(
  "以他因但该得拿爱高力东教土色历叶思可文美英都里能如若夏南甲连通地示实万地日月本身人大因何丁西亚那安金河海山州于林李马王张石史路道代以内门理什怀根热日示华坐左立道所".split(
    "",
  ),
);
const ORGANISATION =
  /^[\p{Script=Han}A-Za-z]{0,10}?(?:有限公司|公司|集团|大学|学院|医院|银行|基金会|研究院|研究所|委员会|出版社|电视台|中学|法院|警察局|公安局|俱乐部|协会)/u;

export interface NameSources {
  readonly lexicon: Lexicon;
  readonly known: KnownNames;
  /** Names that people have put into the ledger: they are found whatever else is said of them. */
  readonly ledger?: ReadonlyMap<string, NameKind>;
}

/** `often`: what the whole text has more than once, where only a part of it is read; see `repeatedPeople`. */
export function findNames(
  text: string,
  sources: NameSources,
  often: ReadonlySet<string> = new Set(),
): readonly FoundName[] {
  const taken = new Uint8Array(text.length);
  const found: FoundName[] = [];
  const take = (start: number, end: number, kind: NameKind, ground: NameGround) => {
    if (taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    found.push({ start, end, zh: text.slice(start, end), kind, ground });
  };
  for (const [zh, kind] of ledgerHits(text, sources.ledger)) take(zh.start, zh.end, kind, "dictionary");
  for (const { 1: title = "", index } of text.matchAll(WORK))
    take(index + 1, index + 1 + title.length, "work", "marks");
  const tokens = cut(text, sources);
  for (const { start, end, kind } of foreignWithDots(text, tokens)) take(start, end, kind, "sounds");
  for (const { start, end, kind } of organisations(text, tokens)) take(start, end, kind, "ending");
  for (const { start, end } of foreignRuns(text, tokens)) take(start, end, "person", "sounds");
  for (const token of tokens) if (token.known) take(token.start, token.end, token.known, "dictionary");
  for (const { start, end, ground } of people(text, tokens, sources, often))
    take(start, end, "person", ground);
  return found.toSorted((one, other) => one.start - other.start);
}

function ledgerHits(text: string, ledger: ReadonlyMap<string, NameKind> | undefined) {
  if (!ledger) return [];
  const hits: [{ readonly start: number; readonly end: number }, NameKind][] = [];
  for (const [zh, kind] of [...ledger].sort(([a], [b]) => b.length - a.length))
    for (let at = text.indexOf(zh); at >= 0; at = text.indexOf(zh, at + zh.length))
      hits.push([{ start: at, end: at + zh.length }, kind]);
  return hits;
}

/** Words from the left, longest first; a character of no word is a token of its own. */
function cut(text: string, { lexicon, known }: NameSources): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/\p{Script=Han}+/gu)) {
    const to = match.index + match[0].length;
    for (let at = match.index; at < to; ) {
      const longest = longestNameAt(known, text, at);
      let end = Math.min(to, at + Math.max(longest, LONGEST_WORD));
      const nameTo = () => (end - at <= longest && end > at + 1 ? known.get(text.slice(at, end)) : undefined);
      let name = nameTo();
      while (end > at + 1 && !(name || (end - at <= LONGEST_WORD && lexicon.find(text, at, end) >= 0))) {
        end--;
        name = nameTo();
      }
      tokens.push({
        start: at,
        end,
        known: name && !name.isAmbiguous ? name.kind : null,
        mayBeName: name !== undefined,
      });
      at = end;
    }
  }
  return tokens;
}

const isSpelled = (text: string) => [...text].every(isSpellingCharacter);

/** 格雷琴·惠特默: from the · outwards as far as characters spell. */
function foreignWithDots(text: string, tokens: readonly Token[]) {
  const startsAt = new Set(tokens.map(({ start }) => start));
  return [...text.matchAll(FOREIGN)].flatMap(({ 0: whole, index }) => {
    const dot = whole.search(/[·•・‧]/);
    let start = dot;
    while (
      start > 0 &&
      isSpellingCharacter(whole[start - 1]!) &&
      (start > dot - 2 || !WEAK.has(whole[start - 1]!))
    )
      start--;
    // A word that ends before the name: 州长格雷琴.
    while (start < dot - 2 && !startsAt.has(index + start)) start++;
    const last = Math.max(...[..."·•・‧"].map((mark) => whole.lastIndexOf(mark)));
    let end = last + 1;
    const known = tokens.find((token) => token.start === index + last + 1 && token.known !== null);
    if (known) end = known.end - index;
    while (
      end < whole.length &&
      isSpellingCharacter(whole[end]!) &&
      !(end > last + 2 && isBoundary(text, index + end))
    )
      end++;
    // 约翰·霍普金斯大学提供: what ends as organisations do ends there.
    const body = /(?:大学|学院|公司|集团|银行|医院|基金会|俱乐部)/.exec(
      text.slice(index + last + 2, index + end + 4),
    );
    if (body) end = last + 2 + body.index + body[0].length;
    if (start === dot || end <= last + 1) return [];
    const kind = body ? ("organisation" as const) : ("person" as const);
    return [{ start: index + start, end: index + end, kind }];
  });
}

/** The patterns above look so far. */
const BEFORE = 8;
const BEHIND = 32;
const before = (text: string, at: number) => text.slice(Math.max(0, at - BEFORE), at);
const behind = (text: string, at: number) => text.slice(at, at + BEHIND);

const isBoundary = (text: string, at: number) => SAYS.test(behind(text, at)) || FUNCTION.has(text[at]!);

function foreignRuns(text: string, tokens: readonly Token[]) {
  const runs: { start: number; end: number }[] = [];
  const fits = ({ start, end, mayBeName }: Token) => {
    const word = text.slice(start, end);
    return isSpelled(word) && (end - start === 1 ? word === "里" || !FUNCTION.has(word) : mayBeName);
  };
  for (let at = 0; at < tokens.length; ) {
    if (!fits(tokens[at]!)) {
      at++;
      continue;
    }
    let to = at + 1;
    while (to < tokens.length && tokens[to]!.start === tokens[to - 1]!.end && fits(tokens[to]!)) to++;
    let [first, last] = [at, to];
    const isWeak = (token: Token) => token.end - token.start === 1 && WEAK.has(text[token.start]!);
    while (first < last && isWeak(tokens[first]!)) first++;
    while (
      first < last &&
      isWeak(tokens[last - 1]!) &&
      text[tokens[last - 1]!.start] !== "里" &&
      !SAYS.test(behind(text, tokens[last - 1]!.end))
    )
      last--;
    const isAllKnown = last - first === 1 && tokens[first]!.known !== null;
    if (last > first && !isAllKnown) {
      const [start, end] = [tokens[first]!.start, tokens[last - 1]!.end];
      const strong = [...text.slice(start, end)].filter((character) => !WEAK.has(character)).length;
      const length = end - start;
      const beside =
        SAYS.test(behind(text, end)) ||
        TITLE_AFTER.test(behind(text, end)) ||
        TITLE_BEFORE.test(before(text, start));
      const opens = /(?:^|[，。：；！？“（])$/u.test(before(text, start)) && last - first === 2;
      if (
        (length >= 3 && strong >= 2 && strong >= 0.6 * length) ||
        (length === 2 && strong === 2 && (beside || opens))
      )
        runs.push({ start, end });
    }
    at = to;
  }
  return runs;
}

function organisations(text: string, tokens: readonly Token[]) {
  return tokens.flatMap(({ start, end, known }) => {
    if (known !== "place") return [];
    const tail = ORGANISATION.exec(behind(text, end))?.[0];
    if (!tail || [...tail].some((character) => FUNCTION.has(character) || !HAN.test(character))) return [];
    return [{ start, end: end + tail.length, kind: "organisation" as const }];
  });
}

interface Person {
  readonly start: number;
  readonly end: number;
  readonly ground: "surname" | "title";
}

function people(
  text: string,
  tokens: readonly Token[],
  { lexicon }: NameSources,
  often: ReadonlySet<string>,
): readonly Person[] {
  const found: Person[] = [];
  const covers = new Map<number, Token>();
  for (const token of tokens) for (let at = token.start; at < token.end; at++) covers.set(at, token);
  for (const { start, end } of tokens) {
    const surname = surnameAt(text, start);
    if (
      surname === "" ||
      (end - start > 1 && end - start > surname.length && end - start !== 2 && end - start !== 3)
    )
      continue;
    const after = behind(text, start + surname.length);
    const isWord = (length: number) => lexicon.find(text, start, start + surname.length + length) >= 0;
    const titled = AFTER_SURNAME.exec(after)?.[0];
    if (titled && end === start + surname.length) {
      found.push({ start, end: start + surname.length + titled.length, ground: "title" });
      continue;
    }
    if (end - start > surname.length) continue;
    const best = [2, 1]
      .map((length) => ({ length, weight: weigh(text, start, surname, length, covers, often) }))
      .filter(({ length, weight }) => weight >= 2.5 && !isWord(length))
      .sort((one, other) => other.weight - one.weight)[0];
    if (best) found.push({ start, end: start + surname.length + best.length, ground: "surname" });
  }
  return found;
}

/** Characters that are hardly anything but surnames. */
const SURE_SURNAMES = new Set(
  "陈陳刘劉赵趙邓鄧郭谢謝彭蒋蔣蔡魏薛潘孙孫冯馮袁曹崔邱吴吳杨楊徐韩韓沈吕呂卢盧廖邹鄒郝姚谭譚贾賈阎閻侯邵孟钱錢尹黎贺賀赖賴龚龔庞殷陶翟颜顏倪严嚴俞葛韦韋聂聶柳邢骆岳莫庄莊耿祝詹裴柴欧歐阮卓翁冉霍苗纪瞿毕畢闵闔滕喻柏褚缪靳芮鲍闫伍隋臧邬郜张張李黄黃周朱何罗羅梁宋郑鄭唐许許曾苏蘇任姜".split(
    "",
  ),
);

/** How much speaks for a person here; two and a half is enough. */
function weigh(
  text: string,
  start: number,
  surname: string,
  length: number,
  covers: ReadonlyMap<number, Token>,
  often: ReadonlySet<string>,
): number {
  const from = start + surname.length;
  const end = from + length;
  const given = text.slice(from, end);
  if (given.length < length || !/^\p{Script=Han}+$/u.test(given)) return 0;
  if ([...given].some((character) => FUNCTION.has(character))) return 0;
  // A word that begins inside the given name and ends behind it would be torn.
  const last = covers.get(end - 1);
  if (last && last.end > end) return 0;
  const first = covers.get(from);
  const isOneWord = first !== undefined && first.start === from && first.end === end && length === 2;
  let weight = [...given].filter(isGivenCharacter).length === length ? 1.5 : 0;
  if (length === 1) weight -= 0.75;
  if (isOneWord) weight -= 1;
  // 科茶莫山谷: what stands before spells a name that goes on here.
  if (
    /[^，。：；！？、\s]$/u.test(before(text, start)) &&
    isSpellingCharacter(text[start - 1]!) &&
    !WEAK.has(text[start - 1]!)
  )
    weight -= 1;
  if (isEverydaySurname(surname)) weight -= 0.75;
  const left = before(text, start);
  const right = behind(text, end);
  if (TITLE_BEFORE.test(left)) weight += 2;
  if (SAYS.test(right) || TITLE_AFTER.test(right)) weight += 2;
  if (!isEverydaySurname(surname)) weight += SURE_SURNAMES.has(surname) ? 1 : 0.25;
  if (/(?:^|[，。：；！？、“”（）《》让由和与跟对为被给请向\n\s])$/u.test(left)) weight += 0.5;
  if (right === "" || /^[，。：；、”（）\s等和与对将从在是的也还则]/u.test(right)) weight += 0.5;
  if (/[、]$/.test(left) || /^、/.test(right)) weight += 0.5;
  if (often.has(text.slice(start, end))) weight += 1;
  return weight;
}

/** Surnames with two characters behind them that a text has three times and more: what a part of it leaves in doubt. */
export function repeatedPeople(texts: Iterable<string>, lexicon: Lexicon): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (let at = 0; at < text.length; at++) {
      const surname = surnameAt(text, at);
      if (surname === "") continue;
      const end = at + surname.length + 2;
      const given = text.slice(at + surname.length, end);
      if (
        given.length < 2 ||
        ![...given].every((character) => isGivenCharacter(character) && !FUNCTION.has(character))
      )
        continue;
      if (lexicon.find(text, at, end) >= 0 || lexicon.find(text, at, at + 2) >= 0) continue;
      const name = text.slice(at, end);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([name]) => name));
}
