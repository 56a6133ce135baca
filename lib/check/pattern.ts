/**
 * A pattern that people write, run by RE2's method (Cox, “Regular Expression Matching in the Wild”, 2010; the port re2js): the time is the length of the
 * text times the size of the pattern, whatever either is, so that no pattern can keep anybody waiting. What that method lacks, looking ahead or
 * behind and what was found before (\1), is refused.
 *
 * CHK-OWN-2  A pattern is no larger than `LARGEST`, counted in steps of its program. A text that is so long that text × pattern passes `MOST_WORK` is not looked at.
 * CHK-OWN-3  What matches nothing at all (a*) is found nowhere.
 */
import { RE2JS, RE2JSException } from "re2js";
import type { Pattern, Span } from "./check";

const LARGEST = 2_000;
const MOST_WORK = 2_000_000;
const MOST_FOUND = 100;

export type CompiledPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly why: "syntax" | "size"; readonly message: string };

export function compilePattern(pattern: string, isCaseSensitive: boolean): CompiledPattern {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.MULTILINE | (isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE));
    const size = compiled.programSize();
    if (size > LARGEST) return { ok: false, why: "size", message: "" };
    return {
      ok: true,
      pattern: { find: (text) => (text.length * size > MOST_WORK ? null : places(compiled, text)) },
    };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { ok: false, why: "syntax", message: error.message.replace(/^error parsing regexp: /, "") };
  }
}

function places(compiled: RE2JS, text: string): Span[] {
  const found: Span[] = [];
  const matcher = compiled.matcher(text);
  while (found.length < MOST_FOUND && matcher.find())
    if (matcher.end() > matcher.start()) found.push({ start: matcher.start(), end: matcher.end() });
  return found;
}
