import "server-only";

import type { Finding, SentenceBead } from "../../check/check";
import { checkPair } from "../../check/checks";
import { pairWithBeads } from "../../check/sentence-beads";
import type { CheckedPair } from "../../db/findings/pairs";
import type { ProjectSettings } from "./settings";

interface Checked {
  readonly pair: CheckedPair;
  readonly findings: readonly Finding[];
  /** None where nothing was found: then nobody asks for them. */
  readonly beads: readonly SentenceBead[];
}

/** What is found in one row, by these rules or by all. Its sentences are aligned when a check asks for them, which most rows do not. */
export function checkRow(
  row: CheckedPair,
  { settings, termsOf }: ProjectSettings,
  rules?: readonly string[],
): Checked {
  const { source, target } = row;
  const pair = settings.lexicon
    ? pairWithBeads(source, target, settings.lexicon)
    : { source, target, beads: [] };
  const findings = checkPair(pair, { ...settings, terms: termsOf(source) }, rules);
  return { pair: row, findings, beads: findings.length === 0 ? [] : (pair.beads ?? []) };
}
