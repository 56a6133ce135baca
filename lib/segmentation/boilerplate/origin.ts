/**
 * Where a text came from decides which rules may set its paragraphs aside. What is plain boilerplate on a web page is a heading, a
 * date of a diary, the end of a story anywhere else.
 *
 * SEG-ORIGIN-1  A web page has all rules.
 * SEG-ORIGIN-2  Plain text and Markdown have those of pages where the whole document shows that it was taken off a page: lines that no
 *     other text has (a path, a menu, a registration number, a line of counters), two of them, or one at the head or foot of the
 *     text or beside others that are likely; or likely lines of two sorts in a short text.
 * SEG-ORIGIN-3  Word, PDF, subtitles and books have none of them: only what book sites put between the lines, and what stands twice.
 */

import type { SetAsideProposal } from "../proposal";

export type Origin = "page" | "text" | "document";

/** From this confidence on no other text has such a line. */
const TELLING = 0.92;
const LIKELY = 0.8;
/** Likely lines of two sorts are a page's, too, where they are so much of a text. */
const FAIR_SHARE = 0.05;
/** Where paths and menus stand, and where registration numbers do. */
const HEAD = 8;
const FOOT = 12;

/** SEG-ORIGIN-2: `shown` is what each line shows by itself by the rules of pages. */
export function showsPage(shown: readonly (SetAsideProposal | null)[]): boolean {
  const telling = shown.flatMap((one, index) => (isChrome(one) && one.confidence >= TELLING ? [index] : []));
  const likely = shown.filter(
    (one): one is SetAsideProposal => isChrome(one) && one.confidence >= LIKELY && one.confidence < TELLING,
  );
  if (telling.length >= 2) return true;
  const isAtEnd = telling.some((index) => index < HEAD || index >= shown.length - FOOT);
  if (telling.length === 1 && (isAtEnd || likely.length > 0)) return true;
  const sorts = new Set(likely.map(({ reason }) => reason));
  return sorts.size >= 2 && likely.length >= FAIR_SHARE * shown.length;
}

function isChrome(one: SetAsideProposal | null): one is SetAsideProposal {
  return one?.kind === "chrome";
}
