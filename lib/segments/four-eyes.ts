/**
 * Whether somebody may approve a row, and what becomes of it.
 *
 * SGM-STATE-6  Four eyes (ACC-2): whoever confirmed the row, or contributed words to it (authorship.ts), does not approve it. Where the
 *     project lets reviewers fix and approve, the second does not hold for a fifth of its words (fixes.ts), and such a row
 *     need not be confirmed again.
 */

import type { Contributors } from "./authorship";
import { type Fixes, isWithinBound, mostFixed } from "./fixes";
import { type Refusal, refuse } from "./refusal";
import { isBlank, isOmitted, OMITTED, type Standing } from "./transitions";

/** What an approval is judged by. */
export interface Approval {
  readonly userId: string;
  readonly allowOwnApproval: boolean;
  readonly allowFixing: boolean;
  /** The version that is current, who contributed words to it, and its text. */
  readonly versionId: string | null;
  readonly contributors: Contributors;
  readonly text: string;
  /** How much of it they have changed of what somebody else confirmed; null where that cannot be measured. */
  readonly fixes: Fixes | null;
}

export type Approved =
  | {
      readonly ok: true;
      readonly standing: Standing;
      readonly ownWork: boolean;
      readonly fixes: Fixes | null;
    }
  | Refusal;

/**
 * `ownWork` says that the reviewer approved their own words because the project allows it; `fixes`, how many words of
 * what somebody else had confirmed they changed.
 */
export function afterApproval(standing: Standing, approval: Approval): Approved {
  if (isOmitted(standing)) return OMITTED;
  if (standing.state === "reviewed" || standing.state === "final") {
    return refuse("state", { code: "segments.approve.already" });
  }
  if (standing.state === "initial") {
    return refuse("state", { code: "segments.approve.not-confirmed" });
  }
  if (standing.subState === "rejected") {
    return refuse("state", { code: "segments.approve.rejected" });
  }
  if (approval.versionId === null || isBlank(approval.text)) {
    return refuse("no-english", { code: "segments.approve.no-english" });
  }
  const { userId, allowOwnApproval, allowFixing } = approval;
  const contributed = Object.hasOwn(approval.contributors, userId);
  const fixes = contributed && allowFixing && standing.confirmedById !== userId ? approval.fixes : null;
  const isFixed = fixes !== null && isWithinBound(fixes);
  if (standing.confirmedById === null && !(isFixed && standing.isOnlyFixed)) {
    if (fixes && standing.isOnlyFixed) return tooMuch(fixes);
    return refuse(
      "state",
      contributed && standing.isOnlyFixed && !allowFixing
        ? { code: "segments.approve.fixed-by-you" }
        : { code: "segments.approve.changed-since-confirmed" },
    );
  }
  const ownWork = standing.confirmedById === userId || (contributed && !isFixed);
  if (ownWork && !allowOwnApproval) {
    if (fixes) return tooMuch(fixes);
    return refuse(
      "own-work",
      contributed ? { code: "segments.approve.own-words" } : { code: "segments.approve.own-confirmed" },
    );
  }
  const standingNow = {
    ...standing,
    state: "reviewed",
    subState: null,
    approvedId: approval.versionId,
  } as const;
  return { ok: true, standing: standingNow, ownWork, fixes: isFixed ? fixes : null };
}

function tooMuch({ words, of }: Fixes): Refusal {
  return refuse("own-work", { code: "segments.approve.too-many-fixes", words, of, most: mostFixed(of) });
}
