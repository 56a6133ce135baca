/**
 * Whether the English has a name of the Chinese: by the forms that the dictionary has for it, by its pinyin, by how its surname is
 * written elsewhere, by its sounds, by its letters.
 *
 * NAM-ANS-1  Generous: one word of a form is enough, and so are the adjective (Italy, Italian) and the first letters (UN).
 * NAM-ANS-2  What answers a part answers the name: 阿荣旗公安局 has “Bureau”, 罗马斗兽场 has “Rome”.
 */
import { englishStem } from "../../align/items/english";
import { spelledFrom } from "../../align/items/pinyin";
import type { Lexicon } from "../../align/lexicon/lexicon";
import { variantsOf } from "../../text/han-variants";
import type { EnglishWord } from "./english-names";
import { type KnownNames, longestNameAt } from "./known-names";
import type { FoundName } from "./recognise";
import { mayBeginSpelling, spellingsOf } from "./spelled";
import { surnameAt, surnameForms } from "./surnames";
import { lettersOf, soundsLike, soundsOf } from "./transliteration";

export interface AnswerSources {
  readonly lexicon: Lexicon;
  readonly known: KnownNames;
}

/** So likely spelled by sounds: above it one word of another name in 300 is. */
export const SOUNDS = 4;

/** Places that have other English names than the dictionary has. */
const OTHERS: Readonly<Record<string, string>> = {
  越: "vietnam vietnamese",
  老: "laos lao",
  缅: "myanmar burma burmese",
  泰: "thailand thai",
  印: "india indian",
  韩: "korea korean",
  朝: "korea korean",
  日: "japan japanese",
  英: "britain british uk english england",
  法: "france french",
  德: "germany german",
  美: "america american us u.s united states",
  中: "china chinese sino prc",
  西: "spain spanish west western",
  葡: "portugal portuguese",
  意: "italy italian",
  加: "canada canadian",
  澳: "australia australian macau macao",
  欧: "europe european eu",
  亚: "asia asian",
  非: "africa african",
  拉: "latin",
  港: "hong kong hk",
  台: "taiwan taiwanese taipei",
  沪: "shanghai",
  京: "beijing peking",
  津: "tianjin",
  渝: "chongqing",
  粤: "guangdong cantonese canton",
  蜀: "sichuan",
  川: "sichuan",
  苏: "soviet suzhou jiangsu scottish scotland",
  佛州: "florida",
  得州: "texas texan",
  德州: "texas texan",
  加州: "california californian",
  宾州: "pennsylvania",
  麻州: "massachusetts",
  麻省: "massachusetts mit",
  维州: "virginia victoria",
  新州: "jersey",
  华州: "washington",
  密州: "michigan missouri",
  伊州: "illinois",
  佐州: "georgia",
  北卡: "carolina",
  南卡: "carolina",
  纽约: "york ny nyc",
  洛杉矶: "la l.a angeles",
  央视: "cctv",
  新华社: "xinhua",
  全国人大: "npc congress",
  世卫: "who",
  美国: "america american u.s u.s.a states washington u.s. stateside",
  英国: "britain british uk u.k england english british briton",
  中国: "chinese china prc sino mainland",
  法国: "french paris",
  德国: "german germany",
  俄罗斯: "russia russian kremlin moscow",
  俄: "russia russian",
  荷兰: "dutch netherlands holland",
  瑞士: "swiss",
  丹麦: "danish danes dane",
  苏联: "soviet ussr",
  韩国: "korea korean rok",
  朝鲜: "korea korean dprk",
  日本: "japanese nippon",
  西班牙: "spanish spain spaniard",
  泰国: "thai",
  希腊: "greek greece",
  香港: "hksar hkma hk",
  台湾: "taiwanese formosa",
  澳门: "macao macau macanese",
  内地: "mainland china",
  大陆: "mainland china",
  新西兰: "kiwi zealand",
  菲律宾: "filipino philippine",
  波兰: "pole polish",
  威尔士: "welsh",
  爱尔兰: "irish",
  北京: "peking beijing",
  广东: "cantonese canton guangdong",
  广州: "canton",
  西藏: "tibet tibetan",
  内蒙古: "mongolia",
  欧洲: "european europe eu",
  联合国: "un u.n",
  欧盟: "eu e.u european",
  中东: "middle mideast",
  阿联酋: "uae emirates emirati",
  人民日报: "people",
};

/** Words that many names have. */
const GENERIC = new Set(
  (
    "province provincial prefecture county city district municipality municipal town township village river mountain mountains mt lake island islands sea bay gulf " +
    "peninsula strait ocean plain plateau desert university college school institute academy company corporation group bank party committee commission council " +
    "state states republic union kingdom empire federation league association agency news daily times post press newspaper bureau department ministry office " +
    "court congress parliament assembly government people peoples national international central north south east west northern southern eastern western " +
    "great new old saint san santa st united democratic autonomous region banner airport station hotel museum palace temple park square street road hall " +
    "prince king queen emperor sir lord general president dr mr mrs ms co ltd inc club football team army navy force forces the and"
  ).split(" "),
);
export const isGenericWord = (word: string) => GENERIC.has(word.toLowerCase().replace(/[’']s?$/, ""));

/** One character for those that are written for each other in the two scripts. */
function scriptless(text: string): string {
  return Array.from(text, (character) => Array.from(variantsOf(character))[0]!).join("");
}

let others: { readonly words: ReadonlyMap<string, readonly string[]>; readonly firsts: ReadonlySet<string> };

/** As long as the longest of `OTHERS`. */
export const LONGEST_OTHER = 4;

function openOthers(): typeof others {
  const words = new Map(Object.entries(OTHERS).map(([key, list]) => [scriptless(key), list.split(" ")]));
  const firsts = new Set([...words.keys()].flatMap((key) => [...variantsOf(Array.from(key)[0]!)]));
  return { words, firsts };
}

/** Whether one of `OTHERS` may begin with this character, in either script. */
export function mayBeOther(character: string): boolean {
  others ??= openOthers();
  return others.firsts.has(character);
}

export function otherWordsOf(name: string): readonly string[] {
  if (name.length > LONGEST_OTHER || !mayBeOther(name[0] ?? "")) return [];
  return others.words.get(scriptless(name)) ?? [];
}

export class EnglishSide {
  readonly #words: readonly EnglishWord[];
  readonly #capitals: readonly EnglishWord[];
  readonly #lower: ReadonlySet<string>;
  readonly #lowerOfCapitals: ReadonlySet<string>;
  readonly #stemsOfCapitals: ReadonlySet<string>;
  readonly #text: string;
  readonly #sources: AnswerSources;
  readonly #answered = new Map<string, boolean>();

  constructor(words: readonly EnglishWord[], sources: AnswerSources) {
    this.#words = [...new Map(words.map((word) => [`${word.text} ${word.isCapital}`, word])).values()];
    this.#sources = sources;
    this.#capitals = this.#words.filter(({ isCapital }) => isCapital);
    const lowered = (list: readonly EnglishWord[]) =>
      new Set(list.flatMap(({ text, letters }) => [text.toLowerCase(), letters]));
    this.#lower = lowered(words);
    this.#lowerOfCapitals = lowered(this.#capitals);
    this.#stemsOfCapitals = new Set(this.#capitals.map(({ stem }) => stem));
    this.#text = words.map(({ text }) => text).join(" ");
  }

  /** How many words a name is compared with. */
  get size(): number {
    return this.#words.length;
  }

  /** `behind`: the Chinese that follows; a name may go on there. */
  answers({ zh }: Pick<FoundName, "zh">, behind = ""): boolean {
    const key = `${zh} ${behind.slice(0, 2)}`;
    const kept = this.#answered.get(key);
    if (kept !== undefined) return kept;
    const answer =
      this.#hasForm(zh) || this.#isSpelled(zh) || this.#hasSurname(zh) || this.#sounds(zh, behind);
    this.#answered.set(key, answer);
    return answer;
  }

  /** NAM-ANS-2: any part that the dictionary knows as a name. */
  #hasForm(zh: string): boolean {
    const { known } = this.#sources;
    for (let start = 0; start < zh.length; start++) {
      const longest = longestNameAt(known, zh, start);
      const last = Math.min(zh.length, start + Math.max(longest, LONGEST_OTHER));
      for (let end = start + 1; end <= last; end++) {
        const part = zh.slice(start, end);
        if (end - start <= longest && known.get(part)?.forms.some((form) => this.#hasWordsOf(form)))
          return true;
        if ((part.length > 1 || zh.length === 1) && otherWordsOf(part).some((word) => this.#hasOther(word)))
          return true;
      }
    }
    return false;
  }

  #hasWordsOf(form: string): boolean {
    const all = form.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
    const telling = all.filter((word) => !isGenericWord(word));
    const words = telling.length > 0 ? telling : all;
    if (all.length > 1 && new RegExp(`\\b${all.map((word) => word[0]).join("\\.?")}\\b`).test(this.#text))
      return true;
    return words.some((word) => {
      if (/^\p{Lu}{2,}$/u.test(word))
        return this.#words.some(({ text }) => text.replaceAll(".", "") === word);
      const lower = lettersOf(word.replace(/[’']s?$/, ""));
      if (lower.length < 2) return false;
      // A word of two or more is met in other texts, too: it has its capital.
      const there = all.length === 1 && !isGenericWord(word) ? this.#lower : this.#lowerOfCapitals;
      if (there.has(lower)) return true;
      if (
        lower.length >= 4 &&
        this.#capitals.some(({ letters }) => letters.startsWith(lower) || beginsAlike(letters, lower))
      )
        return true;
      return this.#hasRelative(word);
    });
  }

  /** Italy, Italian. */
  #hasRelative(word: string): boolean {
    const { lexicon } = this.#sources;
    const id = lexicon.stemId(englishStem(word));
    if (id < 0) return false;
    const { stems, strengths } = lexicon.related(id);
    return [...stems].some(
      (stem, at) => strengths[at]! >= 100 && this.#stemsOfCapitals.has(lexicon.stem(stem)),
    );
  }

  /** “us” is no country. */
  #hasOther(word: string): boolean {
    if (word !== "us" && word !== "who" && word !== "la") return this.#lower.has(word);
    return this.#words.some(({ text }) => text === word.toUpperCase());
  }

  #isSpelled(zh: string): boolean {
    const { lexicon } = this.#sources;
    return this.#words.some(({ letters, isCapital }) => {
      if (letters.length < 2 || (!isCapital && letters.length < 5)) return false;
      for (let at = 0; at < zh.length; at++)
        if (
          mayBeginSpelling(zh, at, letters, lexicon) &&
          spelledFrom(zh, at, zh.length, spellingsOf(letters), lexicon).some(
            ({ end }) => end - at >= 2 || at === 0,
          )
        )
          return true;
      return false;
    });
  }

  #hasSurname(zh: string): boolean {
    const forms = surnameForms(surnameAt(zh, 0));
    return this.#capitals.some(({ letters }) => forms.includes(letters));
  }

  /** From the beginning of a part. Also a word without a capital, which a foreign word became: 霍尔蒙, “hormone”. */
  #sounds(zh: string, behind: string): boolean {
    const { lexicon } = this.#sources;
    const whole = zh + behind.slice(0, 2);
    const least = zh.length > 2 ? SOUNDS - 2 : SOUNDS - 1;
    return zh.split(/[·•・‧]/).some((_, at, parts) => {
      const from = parts.slice(0, at).reduce((sum, part) => sum + part.length + 1, 0);
      const text = whole.slice(from, at + 1 < parts.length ? from + parts[at]!.length : undefined);
      const syllables = soundsOf(text, lexicon);
      return this.#words.some(({ letters, isCapital }) => {
        if (letters.length < (isCapital ? 3 : 5)) return false;
        const { score, start, end } = soundsLike(syllables, letters);
        if (isCapital) return start === 0 && score >= least;
        return start === 0 && end >= parts[at]!.length && score >= SOUNDS + 1;
      });
    });
  }
}

/** Italy and Italian, Turkey and Turkish: what is left behind a common beginning is an ending. */
function beginsAlike(one: string, other: string): boolean {
  let common = 0;
  while (common < one.length && common < other.length && one[common] === other[common]) common++;
  return common >= 4 && common >= Math.max(one.length, other.length) - 4;
}
