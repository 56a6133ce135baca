/**
 * Paragraphs into sentences, Chinese or English.
 *
 * Laws: the sentences, joined, are the text, character for character; none is empty; none begins inside a surrogate
 * pair or between a mark and its accent. White space stands at the end of the sentence before it.
 */

import { snapToGrapheme } from "../../text/graphemes";
import { findChineseEnds } from "./chinese";
import { findEnglishEnds } from "./english";
import { type Markup, wordsAlone } from "./markup";
import { isSpace } from "./offsets";

export type SentenceLanguage = "zh" | "en";

/** UTF-16 offsets, `end` left out. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

/** Where the text holds markup, `markup` says which of its characters are no words. */
export function splitSentences(text: string, language: SentenceLanguage, markup?: Markup): string[] {
  return sentenceSpans(text, language, markup).map(({ start, end }) => text.slice(start, end));
}

export function sentenceSpans(text: string, language: SentenceLanguage, markup?: Markup): SentenceSpan[] {
  const isPlain = !markup || (markup.hidden.length === 0 && !(markup.isMarkdown && /[\r\n]/.test(text)));
  if (isPlain) return spansOfWords(text, language);
  const { words, cuts, closings } = wordsAlone(text, markup);
  if (words.trim() === "") return text === "" ? [] : [{ start: 0, end: text.length }];
  const starts = spansOfWords(words, language, closings)
    .map(({ start }, index) => (index === 0 ? 0 : cuts[start]!))
    .filter((start) => start === 0 || snapToGrapheme(text, start) === start);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

const NONE: ReadonlySet<number> = new Set();

function spansOfWords(
  text: string,
  language: SentenceLanguage,
  closings: ReadonlySet<number> = NONE,
): SentenceSpan[] {
  const ends = language === "zh" ? findChineseEnds(text, closings) : findEnglishEnds(text);
  const spans: SentenceSpan[] = [];
  let start = 0;
  let seen = 0;
  for (const stop of ends) {
    if (stop <= seen) continue; // inside white space that was looked at already
    let end = stop;
    while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
    seen = end;
    if (snapToGrapheme(text, end) !== end) continue; // an accent on the stop
    // White space alone is no sentence: it goes to the one before, or waits for the one after.
    if (text.slice(start, end).trim() === "") continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length) {
    const last = spans.at(-1);
    if (last && text.slice(start).trim() === "")
      spans[spans.length - 1] = { start: last.start, end: text.length };
    else spans.push({ start, end: text.length });
  }
  return spans;
}
