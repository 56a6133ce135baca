/**
 * Where English sentences end.
 *
 * E1  . ! ? and … end a sentence once their run is over (?!, ...., . . . .), with the closing marks behind them.
 * E2  White space must follow, or nothing; a small letter behind it shows that the sentence goes on (“Really?” she
 *     said), and so does a name with a verb of saying (“Really?” Anna asked).
 * E3  A full stop behind an abbreviation that leads to something (Mr., e.g., Fig. 3, No. 5) ends nothing; behind
 *     one that may stand last (U.S., a.m., Inc.) it does where a word follows that likes to begin sentences.
 * E4  A full stop behind a single capital letter is an initial: Jonas E. Smith. So is a number or letter at the
 *     beginning: 1. The first item.
 * E5  Three dots end a sentence before a capital letter, but not before I.
 * E6  A blank line ends a sentence; a single line end does unless a small letter follows.
 */

const STOPS = /[.!?…．]+(?:[ \u00a0]?\.[ \u00a0]?\.(?:[ \u00a0]?\.)*)?|\r?\n(?:[ \t]*\r?\n)*|[。！？]+/gu;
/** Closing marks, and the numbers of footnotes behind them: martyr.[1] */
const CLOSING = /^[”’"')\]»）」』]*(?:\[\d{1,3}\])*[”’"')\]»）」』]*/u;

interface Abbreviations {
  readonly words: ReadonlySet<string>;
  readonly follows: RegExp;
  readonly why: string;
}

/** Never the last word: what they lead to follows. Written without their last full stop, small letters. */
const LEADING: readonly Abbreviations[] = [
  {
    words: new Set(
      "mr mrs ms mx dr prof rev hon fr messrs mme mlle gen col lt capt cmdr sgt cpl maj adm gov sen rep pres supt st mt ft".split(
        " ",
      ),
    ),
    follows: /./u,
    why: "a name follows a title",
  },
  {
    words: new Set("e.g i.e cf viz vs v ca approx esp incl excl resp".split(" ")),
    follows: /./u,
    why: "an example, comparison or figure follows",
  },
  {
    words: new Set(
      "fig figs eq eqs no nos vol vols p pp ch chs sec secs art arts para tab app ex nr rs".split(" "),
    ),
    follows: /^[\s(#]*(?:\d|[IVXLC]{2,}\b|[VXLC]\b|I[).,;])/u,
    why: "a number follows; No. and Art. are words otherwise",
  },
  { words: new Set("n°".split(" ")), follows: /./u, why: "a number follows" },
];

/** May stand last in a sentence (E3). */
const TRAILING = new Set(
  (
    "inc ltd co corp llc plc bros jr sr esq ph.d m.d b.a m.a b.sc m.sc d.phil ll.d etc al dept est univ assn ave blvd rd st. " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun " +
    "a.m p.m b.c a.d b.c.e c.e u.s u.k u.n e.u u.s.a d.c ed eds trans rev. min max ibid op cit loc hrs hr mins oz lb lbs ft. km cm mm kg"
  ).split(" "),
);

/** What may follow 6 p.m. with a capital letter and still belong to the time. Any other capital begins a sentence. */
const CLOCKS = /^(?:a\.m|p\.m)$/;
const BESIDE_CLOCKS =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Eastern|Pacific|Central|Mountain|Beijing|Greenwich|GMT|UTC|E[SD]T|P[SD]T|CET|Mr|Mrs|Ms|Dr)\b/u;

/** Words that begin sentences far more often than they follow a trailing abbreviation. */
const STARTERS = new Set(
  (
    "The This That These Those There Then They He She It We You I A An In On At As And But So Or Yet If When While " +
    "After Before Since Because Although Though However Moreover Meanwhile Here How What Who Why Where Which Whose Is Are Was Were " +
    "Do Does Did Has Have Had Can Could Will Would Should May Might Must Not No Yes My Our Your His Her Its Their Some Many Most " +
    "All Each Every Both For From To With Without By Of One Two Once Now Today Yesterday Tomorrow Later Even Only Just Also Let Mr Mrs Ms Dr"
  ).split(" "),
);

const SAYS =
  "(?:said|says|asked|asks|replied|answered|added|cried|shouted|whispered|wrote|thought|continued|explained|exclaimed|murmured)";

/** Anna asked; said Anna; Mr. Li replied */
const SAID = new RegExp(`^(?:${SAYS}\\b|(?:[A-Z][\\w’'.-]*\\s+){1,3}${SAYS}\\b)`, "u");

/** UTF-16 offsets behind the stops and their closing marks, in order. */
export function findEnglishEnds(text: string): number[] {
  const ends: number[] = [];
  let from = 0;
  for (const match of text.matchAll(STOPS)) {
    const at = match.index;
    if (at < from) continue;
    const stopEnd = at + match[0].length;
    if (/[\n\r]/.test(match[0])) {
      const isBlankLine = (match[0].match(/\n/g)?.length ?? 0) > 1;
      if (isBlankLine || !/^\s*\p{Ll}/u.test(text.slice(stopEnd, stopEnd + 20))) ends.push(stopEnd);
      continue;
    }
    const end = stopEnd + (CLOSING.exec(text.slice(stopEnd, stopEnd + 24))?.[0].length ?? 0);
    if (!endsEnglishSentence(text, at, end)) continue;
    ends.push(end);
    from = end;
  }
  return ends;
}

/** Does the stop at `at`, with its run and closing marks up to `end`, end a sentence? Used for Latin words in Chinese too. */
export function endsEnglishSentence(text: string, at: number, end: number): boolean {
  const rest = text.slice(end, end + 60);
  if (rest.trim() === "") return true;
  const mark = text
    .slice(at, end)
    .replace(/[^.!?…．。！？\s].*$/u, "")
    .trimEnd();
  if (/^[。！？．]/u.test(mark)) return true;
  if (!/^\s/u.test(rest)) return /^\p{Script=Han}/u.test(rest) && /^[!?]/.test(mark);
  const next = rest.trimStart().replace(/^[“‘"'([«（「『—–-]+\s*/u, "");
  const opensQuote = /^\s+[“‘"'«「『]/u.test(rest);
  if (/^\p{Ll}/u.test(next) && !/^(?:iPhone|iPad|eBay)/.test(next)) return opensQuote && /^[!?]/.test(mark);
  if (/^[,;:]/.test(next)) return false;
  if (/[”’"']$/u.test(text.slice(at, end)) && SAID.test(next)) return false;
  const dots = mark.replace(/[^.…]/g, "").replace(/…/g, "...").length;
  if (/[!?]/.test(mark)) return !isExclamatoryName(text, at);
  if (dots >= 4) return true;
  if (dots === 3) return !/^(?:I\b|[.…])/u.test(next);
  return !isAbbreviation(text, at, next, end > at + 1);
}

/** E3 and E4: the word that ends in the full stop at `at`. */
function isAbbreviation(text: string, at: number, next: string, isClosed: boolean): boolean {
  const word =
    /[^\s“”‘’"'()[\]—–/,;:!?\p{Script=Han}]*$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? "";
  const lower = word.toLowerCase();
  const nextWord = /^[\p{L}’']+/u.exec(next)?.[0] ?? "";
  const begins = STARTERS.has(nextWord.replace(/[’'].*$/u, ""));
  if (isOrdinal(text, at, word)) return true;
  if (CLOCKS.test(lower)) return !begins && (BESIDE_CLOCKS.test(next) || !/^\p{Lu}/u.test(next));
  if (LEADING.some(({ words, follows }) => words.has(lower) && follows.test(next))) return !isClosed;
  if (TRAILING.has(lower) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return !begins;
  if (/^\p{Lu}$/u.test(word)) return word === "I" ? !begins : !begins || isNameBefore(text, at);
  return false;
}

/** A name stands before the initial: Albert I. Jones, Alfred E. Sloan. */
function isNameBefore(text: string, at: number): boolean {
  return /\p{Lu}\p{Ll}+\s\p{Lu}$/u.test(text.slice(Math.max(0, at - 24), at));
}

/** The sentence so far is only `1` or `a`: a number of an item. */
function isOrdinal(text: string, at: number, word: string): boolean {
  if (!/^(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$/.test(word)) return false;
  const before = text.slice(Math.max(0, at - word.length - 5), at - word.length);
  const isAtStart = at === word.length || /\n\s*$|^[•⁃▪-]\s?$/u.test(before);
  return (
    isAtStart ||
    (/[.!?]\s$/u.test(before) &&
      !/(?:no|ig|ol|ch|ec|rt|p)s?\.\s$/iu.test(before) &&
      /^(?:\d{1,2}|[QA])$/.test(word))
  );
}

/** Names that carry an exclamation or question mark. */
function isExclamatoryName(text: string, at: number): boolean {
  return (
    /\b(?:Yahoo|Jeopardy|Yum|Panic at the Disco)$/.test(text.slice(Math.max(0, at - 24), at)) &&
    text[at] === "!"
  );
}
