/**
 * English words as the aligner compares them: lower case, without their endings, number words as digits.
 *
 * ALN-EN-1  A word is a run of letters, marks and digits; an apostrophe inside it belongs to it, a hyphen parts it.
 * ALN-EN-2  “’s” and an ending are taken off (Porter 1980, steps 1 to 5), irregular forms go to their base first.
 * ALN-EN-3  Number words from zero to nineteen and the tens become digits, as do first to tenth: “three” is "3".
 * ALN-EN-4  Words without meaning of their own (the, of, to) are left out. Pronouns, “not”, “who” and “what” stay: 我 and “I”
 *     are weak evidence, but in a dialogue sometimes the only one. “didn’t” is "not".
 */

export interface EnglishWord {
  readonly stem: string;
  /** UTF-16 offsets in the text that was read. */
  readonly start: number;
  readonly end: number;
  /** Written with a capital first letter. */
  readonly isCapital: boolean;
}

const WORD = /[\p{L}\p{M}\d]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words of a text, stop words left out. */
export function englishWords(text: string): EnglishWord[] {
  const words: EnglishWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const stem = englishStem(word);
    if (stem === "" || STOP.has(stem)) continue;
    const first = word.charCodeAt(0);
    words.push({
      stem,
      start: match.index,
      end: match.index + word.length,
      isCapital: first >= 65 && first <= 90,
    });
  }
  return words;
}

/** The stems of some texts, as a lexicon numbers them; what no gloss has is left out. */
export function englishStems(
  texts: readonly string[],
  { stemId }: { stemId(stem: string): number },
): Set<number> {
  const stems = new Set<number>();
  for (const text of texts) for (const { stem } of englishWords(text)) stems.add(stemId(stem));
  stems.delete(-1);
  return stems;
}

/** Stems of words as they were written. Texts repeat their words; it is emptied when it has grown too large. */
const known = new Map<string, string>();

/** The stem under which a word is compared, or "" where nothing is left. */
export function englishStem(word: string): string {
  let stem = known.get(word);
  if (stem === undefined) {
    stem = stemOf(word);
    if (known.size > 50_000) known.clear();
    known.set(word, stem);
  }
  return stem;
}

function stemOf(word: string): string {
  let lower = word.toLowerCase().replaceAll("’", "'");
  if (lower.endsWith("n't")) return "not";
  lower = lower.replace(/'(s|d|ll|re|ve|m|t)$/, "").replaceAll("'", "");
  const plain = lower.normalize("NFD").replace(/\p{M}/gu, "");
  const irregular = IRREGULAR.get(plain) ?? plain;
  return NUMBER_WORD.get(irregular) ?? (STOP.has(irregular) ? irregular : porter(irregular));
}

/** Words that say nothing about which sentence this is. */
const STOP = new Set(
  (
    "a an the of to in on at by for with from as and or but nor so than then that this these those which whom whose " +
    "is are was were be been being am do does did done have has had having will would shall should can could may might must " +
    "it its into onto upon about such s t ll d re ve m also just there sth sb esp etc e g i.e eg ie one's variant cl abbr lit fig classifier"
  ).split(" "),
);

/** Forms that no ending-rule reaches, by base. */
const IRREGULAR = new Map(
  (
    "be:been,being|go:went,gone,goes|come:came|see:saw,seen|say:said,says|take:took,taken|give:gave,given|get:got,gotten|make:made|" +
    "know:knew,known|think:thought|find:found|tell:told|become:became|leave:left|feel:felt|bring:brought|begin:began,begun|" +
    "keep:kept|hold:held|write:wrote,written|stand:stood|hear:heard|mean:meant|meet:met|run:ran|pay:paid|sit:sat|speak:spoke,spoken|" +
    "lie:lay,lain,lying|lead:led|grow:grew,grown|lose:lost|fall:fell,fallen|send:sent|build:built|understand:understood|draw:drew,drawn|" +
    "break:broke,broken|spend:spent|rise:rose,risen|drive:drove,driven|buy:bought|wear:wore,worn|choose:chose,chosen|eat:ate,eaten|" +
    "drink:drank,drunk|sing:sang,sung|fly:flew,flown|throw:threw,thrown|catch:caught|teach:taught|fight:fought|seek:sought|sell:sold|" +
    "sleep:slept|win:won|hang:hung|strike:struck|ride:rode,ridden|shake:shook,shaken|hide:hid,hidden|bear:bore,borne|tear:tore,torn|" +
    "wake:woke,woken|forget:forgot,forgotten|swim:swam,swum|ring:rang,rung|sink:sank,sunk|steal:stole,stolen|bite:bit,bitten|blow:blew,blown|" +
    "die:dying,dead,death|no:none,nor|child:children|man:men|woman:women|foot:feet|tooth:teeth|goose:geese|mouse:mice|person:people|life:lives|wife:wives|" +
    "knife:knives|leaf:leaves|thief:thieves|half:halves|wolf:wolves|good:better,best|bad:worse,worst|i:me,my,mine,myself|he:him,his,himself|" +
    "she:her,hers,herself|we:us,our,ours,ourselves|you:your,yours,yourself,yourselves|they:them,their,theirs,themselves|" +
    "shoot:shot|spread:spreading|swear:swore,sworn|weep:wept|bend:bent|lend:lent|deal:dealt|feed:fed|flee:fled|freeze:froze,frozen|grind:ground|" +
    "kneel:knelt|light:lit|shine:shone|slide:slid|spin:spun|stick:stuck|sweep:swept|swing:swung|wind:wound|bind:bound|dig:dug"
  )
    .split("|")
    .flatMap((row) => {
      const [base = "", forms = ""] = row.split(":");
      return forms.split(",").map((form) => [form, base] as const);
    }),
);

const NUMBER_WORD = new Map(
  [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
  ]
    .map((word, value) => [word, String(value)] as [string, string])
    .concat(
      ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].map((word, index) => [
        word,
        String((index + 2) * 10),
      ]),
      ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].map(
        (word, index) => [word, String(index + 1)],
      ),
      [["twice", "2"]],
    ),
);

/** Takes the ending off an English word: Porter's algorithm of 1980. Words with other than a–z come back unchanged. */
function porter(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let w = word.replace(/(ss|i)es$/, "$1").replace(/([^s])s$/, "$1");
  if (/eed$/.test(w)) {
    if (measure(w.slice(0, -3)) > 0) w = w.slice(0, -1);
  } else {
    const cut = /^(.*?)(ed|ing)$/.exec(w);
    if (cut && VOWEL.test(cut[1]!)) {
      w = cut[1]!;
      if (/(at|bl|iz)$/.test(w)) w += "e";
      else if (/([^aeiouylsz])\1$/.test(w)) w = w.slice(0, -1);
      else if (measure(w) === 1 && SHORT.test(w)) w += "e";
    }
  }
  if (/y$/.test(w) && VOWEL.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaceEnding(w, STEP_2, 0);
  w = replaceEnding(w, STEP_3, 0);
  w = replaceEnding(w, STEP_4, 1);
  if (/e$/.test(w)) {
    const stem = w.slice(0, -1);
    if (measure(stem) > 1 || (measure(stem) === 1 && !SHORT.test(stem))) w = stem;
  }
  return measure(w) > 1 ? w.replace(/ll$/, "l") : w;
}

const VOWEL = /[aeiou]|[^aeiou]y/;
/** Consonant, vowel, consonant at the end, the last one not w, x or y. */
const SHORT = /^(?:.*[^aeiou])?[^aeiou][aeiouy][^aeiouwxy]$/;

/** Ending and what takes its place; the longest first where one ends another. */
const STEP_2: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["ization", "ize"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["entli", "ent"],
  ["ousli", "ous"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["abli", "able"],
  ["alli", "al"],
  ["ator", "ate"],
  ["eli", "e"],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];
const STEP_4: readonly (readonly [string, string])[] =
  "ement ance ence able ible ment tion sion ant ent ism ate iti ous ive ize al er ic ou"
    .split(" ")
    .map((ending) => [ending, ending === "tion" ? "t" : ending === "sion" ? "s" : ""] as const);

function replaceEnding(word: string, table: readonly (readonly [string, string])[], above: number): string {
  for (const [ending, other] of table) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    return measure(stem + (other.length === 1 ? other : "")) > above ? stem + other : word;
  }
  return word;
}

/** How many times a vowel run is followed by a consonant run. */
function measure(stem: string): number {
  let count = 0;
  let wasVowel = false;
  for (let i = 0; i < stem.length; i++) {
    const letter = stem[i]!;
    const isVowel: boolean = "aeiou".includes(letter) || (letter === "y" && i > 0 && !wasVowel);
    if (wasVowel && !isVowel) count++;
    wasVowel = isVowel;
  }
  return count;
}
