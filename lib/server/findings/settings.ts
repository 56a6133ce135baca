import "server-only";

import { type CheckSettings, DEFAULT_SETTINGS } from "../../check/check";
import { RULES } from "../../check/checks";
import type { FirstMentions } from "../../db/findings/first-mentions";
import type { CheckingScope } from "../../db/findings/pairs";
import { digestOf } from "../../db/findings/store";
import { findStyle } from "../../db/findings/style";
import { readLedger } from "../../db/names/reads";
import type { LedgerName } from "../../term/names/ledger";
import { type LedgerPlace, ledgerFinder } from "../../term/names/ledger-places";
import { loadFrequencies, loadKnownNames, loadLexicon } from "../lexicon";
import { type CheckTerms, checkTermsOf } from "../terms/recognise";
import { readyPatterns } from "./patterns";

/** What the rows of a project are checked by, and a name for it: rows that were checked by another are checked again. */
export interface ProjectSettings {
  readonly settings: CheckSettings;
  readonly termsOf: CheckTerms["termsOf"];
  /** The names of the ledger in a row's Chinese. */
  readonly namesIn: (source: string) => readonly LedgerPlace<LedgerName>[];
  readonly firstMentions: Pick<FirstMentions, "ledger" | "firstHasChinese" | "words">;
  readonly version: string;
}

/** Goes up when a check finds other things than before in the same texts. */
const ENGINE = 2;

const NONE: ReadonlySet<string> = new Set();

export async function settingsOf(scope: CheckingScope): Promise<ProjectSettings> {
  const [{ ledger, firstHasChinese, version }, terms, style, patterns] = await Promise.all([
    readLedger(scope),
    checkTermsOf(scope),
    findStyle(scope),
    readyPatterns(scope),
  ]);
  const own = `${JSON.stringify(style)} ${patterns.map(({ id }) => id).join(" ")}`;
  return {
    termsOf: terms.termsOf,
    namesIn: ledgerFinder(ledger),
    firstMentions: { ledger, firstHasChinese, words: loadFrequencies() },
    settings: {
      ...DEFAULT_SETTINGS,
      lexicon: loadLexicon(),
      style: style ?? undefined,
      patterns,
      names: { ...loadKnownNames(), ledger, usual: NONE },
    },
    version: `${ENGINE} ${RULES.length} ${version} ${terms.version} ${digestOf(own)}`,
  };
}
