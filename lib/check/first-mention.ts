/**
 * How names of the ledger are written when they are first met, and afterwards.
 *
 * CHK-FIRST-1  In the row where a name is met first, in the order of the chapters and of reading, its first form in the English is the one
 *      for first mentions. Otherwise it is a finding on what stands there, with the form put in its place as a mending.
 * CHK-FIRST-2  Where the project asks for it, that form has the Chinese behind it, in brackets or not, at that one place.
 * CHK-FIRST-3  Where a name has a form for later, and is met again in a chapter, the form for first mentions is a hint. The first place in
 *      each chapter may have either: readers open a book anywhere.
 * CHK-FIRST-4  A row that has none of the forms says nothing here: CHK-NAME-1 says so, or a pronoun stands for it.
 */

import type { LedgerName } from "../term/names/ledger";
import { formPlaces, ledgerFinder } from "../term/names/ledger-places";
import type { WordCounts } from "../term/word-edges";
import type { Finding } from "./check";

/** A row in the order of the chapters and of reading. Rows without English count as well: the Chinese says where a name is met. */
export interface MentionRow {
  readonly chapter: string;
  readonly source: string;
  readonly target: string;
}

interface Style {
  readonly ledger: readonly LedgerName[];
  readonly firstHasChinese: boolean;
  readonly words?: WordCounts | undefined;
}

/** Longer rows are not looked at. */
const LONGEST = 15_000;

/** Findings of each row. `rows`: all that have one of the names, or all of the text. */
export function firstMentionFindings(
  rows: readonly MentionRow[],
  { ledger, firstHasChinese, words }: Style,
): readonly (readonly Finding[])[] {
  const find = ledgerFinder(ledger);
  const met = new Set<LedgerName>();
  const metHere = new Map<string, Set<LedgerName>>();
  return rows.map(({ chapter, source, target }) => {
    if (source.length + target.length > LONGEST) return [];
    const here = metHere.get(chapter) ?? new Set<LedgerName>();
    metHere.set(chapter, here);
    const names = new Set(find(source, words).map(({ entry }) => entry));
    return [...names].flatMap((entry) => {
      const isFirst = !met.has(entry);
      const isAgain = here.has(entry);
      met.add(entry);
      here.add(entry);
      if (entry.first === "" || target.trim() === "") return [];
      return isFirst ? atFirst(entry, target, firstHasChinese) : isAgain ? afterwards(entry, target) : [];
    });
  });
}

function atFirst(entry: LedgerName, target: string, hasChinese: boolean): readonly Finding[] {
  const [place] = formPlaces(entry, target);
  if (!place) return [];
  const { start, end } = place;
  const wanted = hasChinese ? `${entry.first} (${entry.zh})` : entry.first;
  const mending = { start, end, text: wanted };
  if (place.form !== entry.first) {
    // “Ren Zhengfei” behind “Mr Ren” in one row: the reader has both.
    const parameters = { name: entry.zh, text: target.slice(start, end), target: wanted };
    return [{ ...FOUND, severity: "warning", start, end, code: "checks.name-first", parameters, mending }];
  }
  if (!hasChinese || isWithChinese(target.slice(end), entry)) return [];
  const parameters = { name: entry.zh, text: target.slice(start, end) };
  return [
    { ...FOUND, severity: "warning", start, end, code: "checks.name-first-chinese", parameters, mending },
  ];
}

const FOUND = { rule: "first-mention", side: "target" } as const;

/** “(任正非)”, “（任正非）”, “ 任正非”, “[任正非, Ren for short]”. */
function isWithChinese(behind: string, { zh, aliases }: LedgerName): boolean {
  const open = behind.replace(/^[\s*_’'”"]*[([（【]?\s*/u, "");
  return [zh, ...aliases].some((form) => open.startsWith(form));
}

function afterwards(entry: LedgerName, target: string): readonly Finding[] {
  const { first, later, zh } = entry;
  if (later === "" || later === first) return [];
  const place = formPlaces(entry, target).find(({ form }) => form === first);
  if (!place) return [];
  const { start, end } = place;
  const parameters = { name: zh, text: target.slice(start, end), target: later };
  return [
    {
      ...FOUND,
      severity: "hint",
      start,
      end,
      code: "checks.name-later",
      parameters,
      mending: { start, end, text: later },
    },
  ];
}
