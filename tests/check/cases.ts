/**
 * The notation of the tables: 《…》-like brackets around what a finding covers would collide with the text, so ⟦ and ⟧ mark it.
 * `marked("a ⟦b⟧ c")` is the text without the marks, with the spans that they cover.
 */
import type { Finding, Span } from "../../lib/check/check";

export function marked(text: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  let plain = "";
  for (const part of text.split(/([⟦⟧])/u)) {
    if (part === "⟦") spans.push({ start: plain.length, end: -1 });
    else if (part === "⟧") spans[spans.length - 1] = { start: spans.at(-1)!.start, end: plain.length };
    else plain += part;
  }
  return { text: plain, spans };
}

/** The text once more, with marks around the findings of one side. */
export function shown(text: string, findings: readonly Finding[], side: Finding["side"]): string {
  let result = "";
  let at = 0;
  for (const { start, end } of findings.filter((finding) => finding.side === side)) {
    result += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return result + text.slice(at);
}

export function mended(target: string, { mending }: Finding): string {
  if (!mending) throw new RangeError("The finding has no mending");
  return target.slice(0, mending.start) + mending.text + target.slice(mending.end);
}
