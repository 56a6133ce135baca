/**
 * CHK-DOUBLE-1  An English sentence of four words and more that stands twice in one segment, where the Chinese has no sentence or
 *               clause twice. The second is taken out, with the space before it.
 */
import { splitClauses } from "../align/search/clauses";
import { sentenceSpans } from "../segmentation/sentences/sentences";
import type { Check, Finding, Span } from "./check";

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export const repeatedSentences: Check = {
  id: "repeated-sentences",
  run({ source, target }) {
    const seen = new Map<string, Span>();
    const found: Finding[] = [];
    for (const span of sentenceSpans(target, "en")) {
      const text = plain(target.slice(span.start, span.end));
      if (text.split(" ").length < 4) continue;
      if (!seen.has(text)) {
        seen.set(text, span);
        continue;
      }
      const written = target.slice(span.start, span.end).trimEnd();
      const end = span.start + written.length;
      const start = target.slice(0, span.start).trimEnd().length;
      found.push({
        rule: "repeated-sentences",
        severity: "warning",
        side: "target",
        start: span.start,
        end,
        code: "checks.repeated-sentences",
        parameters: { text: written },
        mending: { start, end, text: "" },
      });
    }
    return found.length > 0 && repeatsItself(source) ? [] : found;
  },
};

function repeatsItself(source: string): boolean {
  const clauses = splitClauses(source, "zh")
    .map(plain)
    .filter((clause) => clause.length > 2);
  return new Set(clauses).size < clauses.length;
}
