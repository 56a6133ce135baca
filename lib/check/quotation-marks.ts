/**
 * CHK-QUOTE-1  Curly quotation marks open and close in turn, and those inside are of the other kind. A mark that opens inside an
 *              open quotation of its own kind, closes where none is open, or is not closed, is a finding.
 * CHK-QUOTE-2  A quotation of several paragraphs opens at each and closes at the last; one that is open at the end of the English
 *              is none of our business where the Chinese is open there too, or where the English holds nothing but it.
 * CHK-QUOTE-3  ’ is also an apostrophe: it closes only where a ‘ is open.
 * CHK-QUOTE-4  Straight double marks are odd in number: the last one has no partner. Not where they are inches or seconds.
 * CHK-QUOTE-5  Straight and curly double marks in one English are mixed: a hint.
 */
import type { Check, Finding } from "./check";
import { maskedProse } from "./prose";

export const quotationMarks: Check = {
  id: "quotation-marks",
  run({ source, target }) {
    const prose = maskedProse(target);
    return [...curly(prose, source), ...straight(prose, source)];
  },
};

function finding(
  code: Finding["code"],
  start: number,
  mark: string,
  severity: Finding["severity"] = "warning",
): Finding {
  return {
    rule: "quotation-marks",
    severity,
    side: "target",
    start,
    end: start + mark.length,
    code,
    parameters: { mark },
  };
}

function curly(text: string, source: string): Finding[] {
  const found: Finding[] = [];
  let open: number[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[“”]|\n\s*\n\s*“?/g)) {
    if (mark.startsWith("\n")) {
      // CHK-QUOTE-2: what is open goes on if the next paragraph opens again.
      if (open.length === 0 && mark.endsWith("“")) open = [at + mark.length - 1];
      else if (mark.endsWith("“")) open = [at + mark.length - 1];
    } else if (mark === "“") {
      if (open.length > 0) found.push(finding("checks.quotation-opened-twice", at, mark));
      else open.push(at);
    } else if (open.length > 0) open.pop();
    else if (!isOpenAtStart(source)) found.push(finding("checks.quotation-not-opened", at, mark));
  }
  const last = open.at(-1);
  if (last !== undefined && !isOpenAtEnd(source) && text.slice(0, last).trim() !== "")
    found.push(finding("checks.quotation-not-closed", last, "“"));
  return found;
}

const OPENING = /[“「『]/gu;
const CLOSING = /[”」』]/gu;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const isOpenAtEnd = (source: string) =>
  count(source, OPENING) > count(source, CLOSING) || count(source, /"/g) % 2 === 1;
const isOpenAtStart = (source: string) =>
  count(source, OPENING) < count(source, CLOSING) || count(source, /"/g) % 2 === 1;

const STRAIGHT = /(?<!\d)"|(?<=\d)"(?=[\s,.;:!?)]|$)/g;

function straight(text: string, source: string): Finding[] {
  const places = [...text.matchAll(STRAIGHT)].map(({ index }) => index);
  if (places.length === 0) return [];
  const last = places.at(-1)!;
  const inches = /\d"/.test(text);
  const isOdd =
    places.length % 2 === 1 &&
    !inches &&
    count(source, /"/g) % 2 === 0 &&
    !isOpenAtEnd(source) &&
    !isOpenAtStart(source);
  const isMixed = /[“”]/.test(text) && !inches;
  if (isMixed) return [finding("checks.quotation-marks-mixed", places[0]!, '"', isOdd ? "warning" : "hint")];
  return isOdd ? [finding("checks.quotation-not-closed", last, '"')] : [];
}
