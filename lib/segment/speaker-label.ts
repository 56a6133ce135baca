/**
 * The English name at the start of a turn: “Yubei Chen: So the model…” → Yubei Chen, and what is said.
 *
 * A label is up to six words, each beginning with a capital, a digit or a letter that has no case, then a colon
 * (Western or full-width) and what is said. In inline Markdown the label may be bold, with the colon in or out of it:
 * `**Yubei Chen:** So…`. A small word inside a name is listed below.
 *
 * Not handled: a turn without a label whose first word is capitalised and followed by a colon, “Well: …”, is taken
 * to have one; the printed words are the same.
 */
export function speakerLabel(
  text: string,
  inline: "plain" | "markdown",
): { readonly speaker: string; readonly said: string } | null {
  const bold = inline === "markdown" ? BOLD_LABEL.exec(text) : null;
  const match = bold ?? PLAIN_LABEL.exec(text);
  if (match === null) return null;
  const speaker = (match.groups?.inside ?? match.groups?.name ?? "").trim();
  if (!isName(speaker)) return null;
  return { speaker, said: text.slice(match[0].length) };
}

const PLAIN_LABEL = /^(?<name>[^:\uFF1A\n*_`[\]<>]{1,80})[:\uFF1A](?!\/\/)[^\S\n]*/;
const BOLD_LABEL =
  /^(?<mark>\*\*|__)(?<inside>[^:\uFF1A\n*_`[\]<>]{1,80})(?:[:\uFF1A]\k<mark>|\k<mark>[:\uFF1A])[^\S\n]*/;

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

function isName(label: string): boolean {
  const words = label.split(/\s+/);
  if (label === "" || words.length > 6) return false;
  return words.every(
    (word, index) =>
      /^[("'\u2018\u201C]?[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u.test(word) || (index > 0 && SMALL_WORDS.has(word)),
  );
}
