/**
 * CHK-SPACE-1  Two and more spaces between words of a line; not at its start or end, and not in a table's cell.
 *              Two spaces between sentences are a style as long as no two sentences of the segment are parted by one.
 * CHK-SPACE-2  A space before a comma, stop, colon, semicolon, question or exclamation mark that ends its word.
 * CHK-SPACE-3  No space behind a comma or semicolon between words, or behind a stop before a sentence.
 */
import type { Check, Finding, Mending, Span } from "./check";
import { maskedProse } from "./prose";

const DOUBLE = /(?<=[^\s|]) {2,}(?=[^\s|])/gu;
const BEFORE_MARK = /(?<=[\p{L}\p{N})”’"\]\uFFFC]) +(?=(?:[,;:!?]|\.(?! ?\.))(?:[\s”’")\]]|$))/gu;
/** Two lower-case letters on the left, and no capital, so that neither initials nor names in programs (Node.js, Form.Item) are taken for it. */
const NO_SPACE =
  /(?<=\p{Ll}{2}[,;])(?=\p{L}{2})|(?<=(?:^|[\s(“‘])\p{Ll}{3,}[.!?])(?=\p{Lu}\p{Ll}+(?:[\s,’]|$))/gu;

export const spaces: Check = {
  id: "spaces",
  run({ target }) {
    const prose = maskedProse(target);
    return [
      ...[...prose.matchAll(DOUBLE)]
        .filter((match) => !isStyle(match, prose))
        .map((match) => finding("checks.double-space", spanOf(match), " ")),
      ...[...prose.matchAll(BEFORE_MARK)].map((match) =>
        finding("checks.space-before-mark", spanOf(match), ""),
      ),
      ...[...prose.matchAll(NO_SPACE)].map((match) =>
        finding("checks.no-space-after-mark", spanOf(match), " "),
      ),
    ];
  },
};

const SENTENCE_END = /[.?!:][”’"')\]]*$/u;
const SINGLE = /[.?!][”’"')\]]* (?=[\p{Lu}“‘"(])/u;

function isStyle({ index }: RegExpExecArray, prose: string): boolean {
  return SENTENCE_END.test(prose.slice(Math.max(0, index - 4), index)) && !SINGLE.test(prose);
}

const spanOf = ({ 0: text, index }: RegExpExecArray): Span => ({ start: index, end: index + text.length });

function finding(code: Finding["code"], span: Span, text: string): Finding {
  const mending: Mending = { ...span, text };
  return { rule: "spaces", severity: "warning", side: "target", ...span, code, parameters: {}, mending };
}
