import "server-only";

import { type CheckSettings, DEFAULT_SETTINGS } from "../../check/check";
import { RULES } from "../../check/checks";
import type { CheckingScope } from "../../db/findings/pairs";
import { loadLexicon } from "../lexicon";

/** What the rows of a project are checked by, and a name for it: rows that were checked by another are checked again. */
export interface ProjectSettings {
  readonly settings: CheckSettings;
  readonly version: string;
}

/** Goes up when a check finds other things than before in the same texts. */
const ENGINE = 1;

export async function settingsOf(_scope: CheckingScope): Promise<ProjectSettings> {
  return {
    settings: { ...DEFAULT_SETTINGS, lexicon: loadLexicon() },
    version: `${ENGINE} ${RULES.length}`,
  };
}
