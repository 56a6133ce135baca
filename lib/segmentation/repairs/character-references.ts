/**
 * Character references of HTML that were left in a text: `&nbsp;` `&ldquo;` `&#12290;`, and those that were written twice, `&amp;amp;`.
 *
 * SEG-REPAIR-5  A reference is what HTML's own table knows, with its semicolon, or a number that is a character. `AT&T;` is none, nor is
 *     `R&D;`. References that follow each other are one place.
 * SEG-REPAIR-6  In code they belong where they are: a line that looks like code, and what stands between backticks, is left alone.
 *     In Markdown `&lt;` `&gt;` and `&amp;` keep a text from becoming markup, and stay.
 */

import { decodeHTMLStrict } from "entities";

/** UTF-16 offsets in the text; the end is left out. `new` is what the references say. */
export interface CharacterReference {
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
}

export type Markup = "plain" | "markdown";

/** `&amp;` in front of the rest of a reference was put there when the text was escaped once more. */
const REFERENCE = /&(?:amp;){0,4}(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/gu;

/** A tag, a comment or a statement at the beginning; a statement's end, or braces. Looked for line by line. */
const CODE =
  /^\s*(?:<[/!]?[a-zA-Z-]|\/\/|\/\*|#include\b|(?:const|let|var|function|import|export|return|if|for|while|public|private|def|class)\b[^\p{Script=Han}]*[;{(=])|(?<!&(?:amp;){0,4}[#\w]{1,32});\s*$|[{}]\s*$/mu;

export function findCharacterReferences(text: string, markup: Markup): CharacterReference[] {
  if (!text.includes("&") || CODE.test(text)) return [];
  const code = codeSpans(text);
  const found: CharacterReference[] = [];
  for (const { 0: old, index: start } of text.matchAll(REFERENCE)) {
    const said = decoded(old);
    const end = start + old.length;
    if (said === null || code.some((span) => span.start < end && start < span.end)) continue;
    if (markup === "markdown" && /[<>&]/u.test(said)) continue;
    const before = found.at(-1);
    if (before?.end === start)
      found[found.length - 1] = { start: before.start, end, old: before.old + old, new: before.new + said };
    else found.push({ start, end, old, new: said });
  }
  return found;
}

/** What a reference says; nothing for a character that shows nothing, null where it is no reference or says no character. */
function decoded(reference: string): string | null {
  let now = reference;
  while (/^&.+;$/u.test(now)) {
    const next = decodeHTMLStrict(now);
    if (next === now) return null;
    now = next;
  }
  if (now.includes("\uFFFD") || /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(now)) return null;
  return now.replace(/\p{Cf}/gu, "");
}

/** What stands between backticks. */
function codeSpans(text: string): { readonly start: number; readonly end: number }[] {
  if (!text.includes("`")) return [];
  return [...text.matchAll(/(?<!`)(`{1,3})(?!`)[^`]{1,2000}\1(?!`)/gu)].map(({ 0: span, index }) => ({
    start: index,
    end: index + span.length,
  }));
}
