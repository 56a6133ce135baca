/**
 * What counts as the same in a term: widths, Simplified and Traditional characters, Latin letters of both cases. The folded text has
 * the length of the text, so places in it are places in the text.
 */
import { variantsOf } from "../text/han-variants";

export function foldTerm(text: string): string {
  let folded = "";
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** The few thousand characters that texts are made of. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const narrow = character.normalize("NFKC").toLowerCase();
  const variant = Array.from(variantsOf(narrow))[0] ?? narrow;
  const folded = variant.length === character.length ? variant : character;
  if (known.size < MOST_KNOWN) known.set(character, folded);
  return folded;
}
