/**
 * STY-QUOTE-1  The outer quotation marks are the kind that the house has chosen. A quotation without another inside is mended whole.
 * STY-QUOTE-2  Marks and apostrophes are curly, or straight, as the house has chosen; which way a curly one turns is certain where a letter
 *              or digit stands on one side of it alone, or on both (an apostrophe). Feet, inches, minutes and seconds are left alone.
 */
import type { Check, Finding, Span } from "../check";
import { maskedProse } from "../prose";

const OUTER = {
  double: /(?<=^|[\s([—–])‘([^“”‘\n]{1,2000}?)’(?=$|[\s.,;:!?)\]—–])/gu,
  single: /“([^“”\n]{1,2000}?)”/gu,
};

export const styleQuotes: Check = {
  id: "style-quotes",
  needsProject: true,
  run({ target }, { style }) {
    const prose = maskedProse(target);
    return [
      ...(style?.quotes ? outer(prose, target, style.quotes) : []),
      ...(style?.marks ? shapes(prose, style.marks) : []),
    ];
  },
};

function finding(span: Span, code: Finding["code"], text: string, mending: string | null): Finding {
  return {
    rule: "style-quotes",
    severity: "warning",
    side: "target",
    ...span,
    code,
    parameters: { text },
    ...(mending !== null && { mending: { ...span, text: mending } }),
  };
}

function outer(prose: string, target: string, wanted: "double" | "single"): Finding[] {
  return [...prose.matchAll(OUTER[wanted])].flatMap((match): Finding[] => {
    const [whole, inside = ""] = match;
    const before = prose.slice(0, match.index);
    // Inside of a quotation of the other kind it is where it belongs.
    const isNested =
      wanted === "double"
        ? before.split("“").length > before.split("”").length
        : /(?:^|[\s(])‘[^’]*$/u.test(before) &&
          /’(?=[\s.,;:!?)]|$)/u.test(prose.slice(match.index + whole.length));
    if (isNested) return [];
    const span = { start: match.index, end: match.index + whole.length };
    const words = target.slice(span.start + 1, span.end - 1);
    // ’tis and the dogs’: an apostrophe at an edge of a word may be the end of the quotation.
    const isCertain = !/[‘’](?=\s|$)|(?<=^|\s)[‘’]/u.test(inside);
    const mended = isCertain ? (wanted === "double" ? `“${words}”` : `‘${words}’`) : null;
    return [finding(span, "checks.style-quotes", words.slice(0, 80), mended)];
  });
}

function shapes(prose: string, wanted: "curly" | "straight"): Finding[] {
  if (wanted === "straight")
    return [...prose.matchAll(/[“”‘’]/gu)].map(({ 0: mark, index }) =>
      finding(
        { start: index, end: index + 1 },
        "checks.style-mark-curly",
        mark,
        /[“”]/.test(mark) ? '"' : "'",
      ),
    );
  return [...prose.matchAll(/["']/g)].flatMap(({ 0: mark, index }): Finding[] => {
    const [before, behind] = [prose[index - 1] ?? " ", prose[index + 1] ?? " "];
    if (/\d/.test(before) && !/\p{L}/u.test(behind)) return [];
    const [open, close] = mark === '"' ? ["“", "”"] : ["‘", "’"];
    const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character);
    const turned =
      isWord(before) || /[.,!?;:…—)]/.test(before)
        ? mark === '"' && isWord(before) && isWord(behind)
          ? null
          : close
        : isWord(behind) && mark === '"'
          ? open
          : null;
    return [finding({ start: index, end: index + 1 }, "checks.style-mark-straight", mark, turned!)];
  });
}
