import "server-only";

import { firstMentionFindings } from "../../check/first-mention";
import type { LedgerName } from "../../term/names/ledger";
import type { WordCounts } from "../../term/word-edges";
import { database } from "../client";
import { readMentions } from "../names/mentions";
import type { CheckingScope } from "./pairs";
import { firstMentionsOf, recordsOf, replaceFindings } from "./store";

/**
 * FND-9  Where a row was checked, the first mentions of its names are looked at anew in all rows of the project, because what is found in one of
 *        them may change when another does. Of a name that stands in more rows than `readMentions` reads, those rows count that it reads.
 */
const NAMES_AT_ONCE = 10;

export interface FirstMentions {
  /** Names that stand in the rows that were checked. */
  readonly names: readonly LedgerName[];
  /** Those rows, and those of them whose English alone has changed (FND-3). */
  readonly segments: readonly string[];
  readonly edited: ReadonlySet<string>;
  readonly firstHasChinese: boolean;
  readonly words: WordCounts;
  /** All names: a shorter one inside of a longer one is that one's. */
  readonly ledger: readonly LedgerName[];
}

export async function saveFirstMentions(
  scope: CheckingScope,
  { names, segments, edited, ledger, ...style }: FirstMentions,
  now: Date,
): Promise<void> {
  const { projectId } = scope;
  const there = names.map(({ zh }) => zh);
  for (let at = 0; at === 0 || at < names.length; at += NAMES_AT_ONCE) {
    const some = names.slice(at, at + NAMES_AT_ONCE);
    const wanted = new Set(some.map(({ zh }) => zh));
    const rows = await readMentions(
      scope,
      some.flatMap(({ zh, aliases }) => [zh, ...aliases]),
    );
    const texts = rows.map(({ documentId, source, target }) => ({ chapter: documentId, source, target }));
    const findings = firstMentionFindings(texts, { ...style, ledger });
    const found = rows.flatMap((row, index) =>
      recordsOf(
        projectId,
        { pair: row, beads: [] },
        findings[index]!.filter(({ parameters }) => wanted.has(String(parameters.name))),
      ),
    );
    const which = firstMentionsOf([...wanted], segments, there);
    await database().$transaction((tx) => replaceFindings(tx, { projectId, which, found, edited }, now));
  }
}
