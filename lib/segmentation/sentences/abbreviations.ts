/**
 * SEG-EN-3 and SEG-EN-4: full stops that belong to a word. Tables of abbreviations, by what may stand behind them.
 */

interface Abbreviations {
  readonly words: ReadonlySet<string>;
  readonly follows: RegExp;
  readonly why: string;
}

/** Never the last word: what they lead to follows. Written without their last full stop, small letters. */
export const LEADING: readonly Abbreviations[] = [
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

/** May stand last in a sentence (SEG-EN-3). */
export const TRAILING = new Set(
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
export const STARTERS = new Set(
  (
    "The This That These Those There Then They He She It We You I A An In On At As And But So Or Yet If When While " +
    "After Before Since Because Although Though However Moreover Meanwhile Here How What Who Why Where Which Whose Is Are Was Were " +
    "Do Does Did Has Have Had Can Could Will Would Should May Might Must Not No Yes My Our Your His Her Its Their Some Many Most " +
    "All Each Every Both For From To With Without By Of One Two Once Now Today Yesterday Tomorrow Later Even Only Just Also Let Mr Mrs Ms Dr"
  ).split(" "),
);

/** SEG-EN-5: a sentence cannot be a time alone: At 5 a.m. | Mr. Smith */
const TIME_ALONE =
  /(?:^|[.!?…”"\n]\s+|\n)(?:At|By|Around|About|Before|After|From|Until|Till|Since|On)\s+(?:\w+\s+at\s+)?[\d:.]+\s*$/u;

/** Latin letters, numbers and the dots between them: whatever else stands before, ASCII or full-width, bounds the word. */
const WORD_BEFORE =
  /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}.．°&_-])*$/u;

/**
 * Does the full stop at `at` belong to its word? `next` is what follows, without white space and opening marks;
 * `isClosed` says that a closing mark stands between.
 */
export function isAbbreviation(text: string, at: number, next: string, isClosed: boolean): boolean {
  const run = wordBefore(text, at);
  const word = run.replace(/^.*\p{Ll}{2}[.!?](?=\p{Lu})/u, ""); // SEG-EN-8: Tuesday.Mr. Smith
  const lower = word.toLowerCase();
  const nextWord = /^[\p{L}’']+/u.exec(next)?.[0] ?? "";
  const begins = isStarter(nextWord);
  if (CLOCKS.test(lower)) {
    if (TIME_ALONE.test(text.slice(Math.max(0, at - word.length - 32), at - word.length))) return true;
    return !begins && (BESIDE_CLOCKS.test(next) || !/^\p{Lu}/u.test(next));
  }
  if (LEADING.some(({ words, follows }) => words.has(lower) && follows.test(next))) return !isClosed;
  if (TRAILING.has(lower) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return !begins;
  if (isInitial(word)) return word === "I" ? !begins : !begins || isNameBefore(text, at);
  return false;
}

/** SEG-EN-8: may this word open a sentence that no space parts from the one before? */
export function isStarter(word: string): boolean {
  return STARTERS.has(word.replace(/[’'].*$/u, ""));
}

/** J, and what is before the dots of J.R.R.; full-width letters and dots are the same. */
export function isInitial(word: string): boolean {
  return /^(?:\p{Lu}[.．])*\p{Lu}$/u.test(word);
}

/** The Latin word that ends at `at`. */
export function wordBefore(text: string, at: number): string {
  return WORD_BEFORE.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? "";
}

/** A name stands before the initial: Albert I. Jones, Alfred E. Sloan. */
function isNameBefore(text: string, at: number): boolean {
  return /\p{Lu}\p{Ll}+\s\p{Lu}$/u.test(text.slice(Math.max(0, at - 24), at));
}

/** Names that carry an exclamation or question mark. */
export function isExclamatoryName(text: string, at: number): boolean {
  return (
    /\b(?:Yahoo|Jeopardy|Yum|Panic at the Disco)$/.test(text.slice(Math.max(0, at - 24), at)) &&
    text[at] === "!"
  );
}
