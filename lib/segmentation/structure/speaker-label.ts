/**
 * The English name at the start of a turn: “Yubei Chen: So the model…” → Yubei Chen, and what is said.
 *
 * SL1  A label is up to six words, each beginning with a capital, a digit or a letter that has no case, then a colon
 *     (Western or full-width) and what is said. A small word inside a name is listed below.
 * SL2  A colon between two digits ends no label: At 10:30, John 3:16, a score of 2：1. Nor does that of an address or a drive.
 *     A time in brackets behind the name belongs to the label: Zhang San (00:12): …
 * SL3  A word that opens sentences (Note, First, Well, At) is no name. Which other word is none, one line cannot tell:
 *     `isOwnLabel` asks the names that are known.
 * SL4  In inline Markdown the label may be bold, with the colon in or out of it: `**Yubei Chen:** So…`.
 */
export function speakerLabel(
  text: string,
  inline: "plain" | "markdown" | "marks",
): { readonly speaker: string; readonly said: string } | null {
  const bold = inline !== "plain" ? BOLD_LABEL.exec(text) : null;
  const match = bold ?? PLAIN_LABEL.exec(text);
  if (match === null) return null;
  const speaker = (match.groups?.inside ?? match.groups?.name ?? "").trim();
  if (!isName(withoutTime(speaker))) return null;
  return { speaker, said: text.slice(match[0].length) };
}

/** Zhang San (00:12) is Zhang San. */
export function withoutTime(speaker: string): string {
  return speaker.replace(TIME_BEHIND, "").trim();
}

/**
 * Whether what reads like a label is the name of who speaks, where the ledger calls them `known`: it is that name or shares a
 * word with it, it is a part in a talk (Host, Q), it has two words or more, or other turns open with it, too.
 * “Remember: you promised.” is a sentence.
 */
export function isOwnLabel(speaker: string, known: string, isUsedElsewhere: boolean): boolean {
  const words = wordsOf(withoutTime(speaker));
  if (isUsedElsewhere || words.length >= 2 || PARTS.test(words.join(" "))) return true;
  const theirs = new Set(wordsOf(known));
  return words.some((word) => theirs.has(word));
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const PARTS =
  /^(?:[qa]\d*|question|answer|host|guest|moderator|interviewer|interviewee|reporter|narrator|audience|chair|chairman|chairwoman|judge|witness|all|speaker)$/u;

const COLON = "(?:(?<!\\d)[:\\uFF1A](?!\\/\\/|\\\\)|[:\\uFF1A](?!\\/\\/|\\\\|\\d))";
const TIME = "[^\\S\\n]*[([（]\\d{1,2}[:\\uFF1A]\\d{2}(?:[:\\uFF1A]\\d{2})?[)\\]）]";
const WORDS = "[^:\\uFF1A\\n*_`[\\]<>]{1,80}";
const TIME_BEHIND = new RegExp(`${TIME}$`, "u");
const PLAIN_LABEL = new RegExp(`^(?<name>${WORDS}?(?:${TIME})?)[^\\S\\n]*${COLON}[^\\S\\n]*`, "u");
const BOLD_LABEL = new RegExp(
  `^(?<mark>\\*\\*|__)(?<inside>${WORDS}?(?:${TIME})?)(?:${COLON}\\k<mark>|\\k<mark>${COLON})[^\\S\\n]*`,
  "u",
);

/** Words in a name that are not capitalised: Ludwig van Beethoven, Director of the Institute. */
const SMALL_WORDS = new Set([
  "and",
  "bin",
  "da",
  "de",
  "der",
  "di",
  "du",
  "la",
  "le",
  "of",
  "the",
  "van",
  "von",
  "y",
]);

/** Words that open a sentence or a note and no name (SL3), with why. */
const OPENERS: readonly { readonly words: RegExp; readonly why: string }[] = [
  {
    words:
      /^(?:at|on|in|by|from|with|for|to|until|till|after|before|about|around|between|during|since|as|if|when|while|because|although|though|but|and|or|so|then|now|here|there|this|that|these|those|my|our|your|his|her|its|their|it|he|she|we|i|you|they|what|why|how|where|which|only|just|also|even)$/iu,
    why: "prepositions, conjunctions and pronouns begin clauses: At 10, My answer",
  },
  {
    words:
      /^(?:note|notes|nb|warning|tip|hint|example|examples|source|figure|fig|table|page|pages|chapter|section|part|act|scene|step|item|line|verse|room|track|title|date|time|place|score|ratio|update|summary|conclusion|result|answer key|ps)$/iu,
    why: "what stands before a colon in notes, with or without a number",
  },
  {
    words:
      /^(?:yes|no|yeah|well|look|listen|see|sorry|please|ok|okay|right|sure|actually|honestly|frankly|basically|first|firstly|second|secondly|third|thirdly|finally|lastly|next|again|maybe|perhaps|remember|imagine|wait|oh|ah|hm|hmm|thanks|today|tomorrow|yesterday|tonight)$/iu,
    why: "words of speech that lead up to what follows",
  },
];

function isName(label: string): boolean {
  const words = label.split(/\s+/);
  if (label === "" || words.length > 6) return false;
  const first = words[0]!.replace(/^[("'\u2018\u201C]|[.,]$/gu, "");
  const isAlone = words.length === 1 || words.slice(1).every((word) => /^[\p{N}IVX.-]+$/u.test(word));
  const opener = OPENERS.findIndex((row) => row.words.test(first));
  // Note 3 is none, Page Smith may be somebody; At, My and what they begin are never.
  if (opener === 0 ? isAlone || first.length > 1 : opener > 0 && isAlone) return false;
  return words.every(
    (word, index) =>
      /^[("'\u2018\u201C]?[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u.test(word) || (index > 0 && SMALL_WORDS.has(word)),
  );
}
