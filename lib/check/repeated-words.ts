/**
 * CHK-TWICE-1  A word, or a run of up to four, that stands twice with nothing but a space between. The second is taken out.
 * CHK-TWICE-2  Not what English repeats on purpose (had had, that that, very very, no no), not names (Duran Duran), and not
 *              what the Chinese repeats in digits or Latin letters.
 */
import type { Check, Finding } from "./check";
import { maskedProse } from "./prose";

const TWICE =
  /(?<![\p{L}\p{N}'’-])(\p{L}[\p{L}'’-]*(?:[ ]+\p{L}[\p{L}'’-]*){0,3}?)(?<gap>[ ]+|[ ]?\n[ ]?)\1(?![\p{L}\p{N}'’-])/giu;

const ON_PURPOSE = new Set(
  (
    "had that very no so long ha bye really many much far too more never yes hear there now blah knock tut well please " +
    "la da na night hey oh ah wow hush her do is in on you old big little run come go wait stop on round over again " +
    "again and again"
  ).split(" "),
);
/** Of those, the ones that are mostly a slip: they stay findings. */
const MOSTLY_SLIPS = new Set(["is", "in", "on", "and", "you"]);

/** “The the” at the start of a sentence is a slip; “Design design” is a name and a word. */
const ARTICLES = new Set([
  "a",
  "an",
  "the",
  "of",
  "to",
  "for",
  "with",
  "at",
  "as",
  "it",
  "we",
  "he",
  "they",
  "this",
]);

export const repeatedWords: Check = {
  id: "repeated-words",
  run({ source, target }) {
    const found: Finding[] = [];
    const inSource = phrasesOf(source);
    for (const match of maskedProse(target).matchAll(TWICE)) {
      const [all, word = ""] = match;
      if (isOnPurpose(word, all.slice(-word.length), inSource)) continue;
      const start = match.index;
      const end = start + all.length;
      found.push({
        rule: "repeated-words",
        severity: "warning",
        side: "target",
        start,
        end,
        code: "checks.repeated-words",
        parameters: { text: word },
        mending: { start: start + word.length, end, text: "" },
      });
    }
    return found;
  },
};

/** Whether the Chinese has a phrase, each asked once: a row may say one word twenty thousand times. */
function phrasesOf(source: string): (phrase: string) => boolean {
  const folded = /[a-z0-9]/i.test(source) ? source.toLowerCase() : "";
  const known = new Map<string, boolean>();
  return (phrase) => {
    const asked = phrase.toLowerCase();
    const is = known.get(asked) ?? folded.includes(asked);
    known.set(asked, is);
    return is;
  };
}

function isOnPurpose(first: string, second: string, inSource: (phrase: string) => boolean): boolean {
  const words = first.toLowerCase().split(/ +/);
  if (words.length === 1 && ON_PURPOSE.has(words[0]!) && !MOSTLY_SLIPS.has(words[0]!)) return true;
  // “from time to time to see”, “line by line by people”
  if (words.length === 2 && /^(?:to|by|after|in|on|for|and|of|with|at|from|upon)$/.test(words[1]!))
    return true;
  const isSlipOfCase = first !== second && !MOSTLY_SLIPS.has(words[0]!) && !ARTICLES.has(words[0]!);
  if (isSlipOfCase) return true;
  const isName = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
  return isName || inSource(`${first} ${second}`);
}
