/**
 * What becomes of a row's state: the table in lib/db/segments/README.md, as functions from
 * how a row stands to how it stands afterwards, or to a refusal.
 *
 * SGM-STATE-1  Typing makes a Draft of what was Untranslated, Draft or Aligned; taking all English away makes it Untranslated.
 * SGM-STATE-2  An edit to a Translated row leaves it Translated, and Changes requested stays until somebody confirms.
 * SGM-STATE-3  An edit to an Approved or Final row takes it back to Translated; which version was approved stays known.
 * SGM-STATE-4  A reviewer's edit of a row that was Translated or more waits for the translator to confirm it.
 * SGM-STATE-5  An Omitted row is not edited, confirmed or reviewed: its omission is taken back first.
 * SGM-STATE-6  Four eyes: who may approve (four-eyes.ts).
 * SGM-STATE-7  Splitting, merging or moving what is in a row means that it has to be confirmed again.
 */

import type { Role } from "../access";
import { type Refusal, refuse } from "./refusal";
import type { State, SubState } from "./states";

/** How a row stands. */
export interface Standing {
  readonly state: State;
  readonly subState: SubState;
  /** The version that the last approval named; stays when the approval is taken back. */
  readonly approvedId: string | null;
  /** Who confirmed it as Translated; null until somebody has, and after a reviewer's edit or a change of structure. */
  readonly confirmedById: string | null;
  /** It was confirmed, and nothing but reviewers' edits has taken the confirmation back: fixes, if they are few (SGM-STATE-6). */
  readonly isOnlyFixed: boolean;
  readonly omittedReason: string | null;
}

export const UNTRANSLATED: Standing = {
  state: "initial",
  subState: null,
  approvedId: null,
  confirmedById: null,
  isOnlyFixed: false,
  omittedReason: null,
};

export type Moved = { readonly ok: true; readonly standing: Standing } | Refusal;

/** White space is no English. */
export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** A reviewer's edit of what a translator has confirmed is a review, and not the reviewer's translation (SGM-STATE-4). */
export function isReviewersEdit(standing: Standing, role: Role): boolean {
  return role === "reviewer" && standing.state !== "initial";
}

/** SGM-STATE-1 to SGM-STATE-5, for a text that differs from the current one. */
export function afterSave(standing: Standing, text: string, role: Role): Moved {
  if (isOmitted(standing)) return OMITTED;
  if (standing.state === "initial") {
    return moved(standing, { subState: isBlank(text) ? null : "draft", ...UNCONFIRMED });
  }
  const subState = standing.state === "translated" ? standing.subState : null;
  if (!isReviewersEdit(standing, role)) {
    return moved(standing, { state: "translated", subState, isOnlyFixed: false });
  }
  const isOnlyFixed = standing.confirmedById !== null || standing.isOnlyFixed;
  return moved(standing, { state: "translated", subState, confirmedById: null, isOnlyFixed });
}

export function afterConfirm(standing: Standing, text: string, userId: string): Moved {
  if (isOmitted(standing)) return OMITTED;
  if (standing.state === "reviewed" || standing.state === "final") {
    return refuse("state", { code: "segments.confirm.approved" });
  }
  if (isBlank(text)) {
    return refuse("no-english", { code: "segments.confirm.no-english" });
  }
  return moved(standing, { state: "translated", subState: null, confirmedById: userId, isOnlyFixed: false });
}

const UNCONFIRMED = { confirmedById: null, isOnlyFixed: false } as const;

export function afterFinalize(standing: Standing): Moved {
  if (isOmitted(standing)) return OMITTED;
  if (standing.state !== "reviewed") {
    return refuse(
      "state",
      standing.state === "final"
        ? { code: "segments.finalize.already" }
        : { code: "segments.finalize.not-approved" },
    );
  }
  return moved(standing, { state: "final" });
}

export function afterRejection(standing: Standing): Moved {
  if (isOmitted(standing)) return OMITTED;
  if (standing.state === "initial") {
    return refuse("state", { code: "segments.reject.not-confirmed" });
  }
  if (standing.state === "final") {
    return refuse("state", { code: "segments.reject.final" });
  }
  return moved(standing, { state: "translated", subState: "rejected" });
}

/** A row that was sent back has to be confirmed again if its omission is taken back later. */
export function afterOmission(standing: Standing, reason: string): Standing {
  const confirmedById = standing.subState === "rejected" ? null : standing.confirmedById;
  return {
    ...standing,
    state: "final",
    subState: "omitted",
    confirmedById,
    isOnlyFixed: false,
    omittedReason: reason,
  };
}

/** Back to what its text says. An approval is not given back: the row is looked at again. */
export function afterOmissionTakenBack(standing: Standing, text: string, cameAligned: boolean): Moved {
  if (!isOmitted(standing)) return refuse("state", { code: "segments.not-omitted" });
  const back = { ...standing, omittedReason: null };
  if (isBlank(text)) return moved(back, { state: "initial", subState: null, ...UNCONFIRMED });
  if (standing.confirmedById !== null) return moved(back, { state: "translated", subState: null });
  return moved(back, { state: "initial", subState: cameAligned ? "aligned" : "draft" });
}

/**
 * SGM-STATE-7: how a row stands once splitting, moving or setting aside has changed what is in it. `given` is how the row
 * stood that the English came from, where the row itself had none.
 */
export function afterRestructuring(standing: Standing, text: string, given: Standing = standing): Standing {
  if (isOmitted(standing)) return standing;
  if (isBlank(text)) return { ...standing, state: "initial", subState: null, ...UNCONFIRMED };
  if (standing.state === "initial") {
    const subState = standing.subState ?? (given.subState === "aligned" ? "aligned" : "draft");
    return { ...standing, subState, ...UNCONFIRMED };
  }
  const subState = standing.subState === "rejected" ? "rejected" : null;
  return { ...standing, state: "translated", subState, ...UNCONFIRMED };
}

/** How two rows stand once they are one: as the lower of them, to be confirmed. `text` is theirs together. */
export function afterMerging(
  first: Standing,
  second: Standing,
  text: string,
  hasEnglish: { readonly first: boolean; readonly second: boolean },
): Standing {
  const merged = { ...first, omittedReason: null, ...UNCONFIRMED };
  if (isBlank(text)) return { ...merged, state: "initial", subState: null };
  const both = [first, second];
  if (both.some(({ state }) => state === "initial")) {
    const withEnglish = both.filter((_, index) => (index === 0 ? hasEnglish.first : hasEnglish.second));
    const allAligned = withEnglish.every(({ subState }) => subState === "aligned");
    return { ...merged, state: "initial", subState: allAligned ? "aligned" : "draft" };
  }
  const isRejected = both.some(({ subState }) => subState === "rejected");
  return { ...merged, state: "translated", subState: isRejected ? "rejected" : null };
}

export function isOmitted({ subState }: Pick<Standing, "subState">): boolean {
  return subState === "omitted";
}

export const OMITTED = refuse("state", { code: "segments.omitted" });

function moved(standing: Standing, change: Partial<Standing>): Moved {
  return { ok: true, standing: { ...standing, ...change } };
}
