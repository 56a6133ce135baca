/** The states of a segment (XLIFF 2's four, with a sub-state), and what each pair is shown as. */

export const STATES = ["initial", "translated", "reviewed", "final"] as const;
export type State = (typeof STATES)[number];

export const SUB_STATES = ["draft", "aligned", "rejected", "omitted"] as const;
export type SubState = (typeof SUB_STATES)[number] | null;

/** In the order of the work: from nothing to signed off. */
export const SHOWN = [
  "untranslated",
  "draft",
  "aligned",
  "rejected",
  "translated",
  "reviewed",
  "final",
  "omitted",
] as const;
export type Shown = (typeof SHOWN)[number];

interface Stated {
  readonly state: State;
  readonly subState: SubState;
}

/** `translator`: whoever confirmed it, and stands for it. */
interface Confirmed extends Stated {
  readonly translator: unknown;
}

export function shownOf({ state, subState }: Stated): Shown {
  switch (state) {
    case "initial":
      return subState === "draft" || subState === "aligned" ? subState : "untranslated";
    case "translated":
      return subState === "rejected" ? "rejected" : "translated";
    case "reviewed":
      return "reviewed";
    case "final":
      return subState === "omitted" ? "omitted" : "final";
  }
}

/** No row of any state. */
export const NO_PROGRESS: Readonly<Record<Shown, number>> = {
  untranslated: 0,
  draft: 0,
  aligned: 0,
  translated: 0,
  rejected: 0,
  reviewed: 0,
  final: 0,
  omitted: 0,
};

/** Still waits for its translator. */
export function isUnconfirmed(segment: Confirmed): boolean {
  return segment.state === "initial" || segment.subState === "rejected" || isToConfirmAgain(segment);
}

/** It was confirmed, and then a reviewer edited it or its structure changed: nobody stands for it. */
export function isToConfirmAgain({ state, subState, translator }: Confirmed): boolean {
  return state === "translated" && subState === null && translator === null;
}

/** Waits for a reviewer. */
export function awaitsReview(segment: Confirmed): boolean {
  return segment.state === "translated" && segment.subState === null && segment.translator !== null;
}

/** Not yet approved, signed off or left out. */
export function isUnfinished(segment: Pick<Stated, "state">): boolean {
  return segment.state !== "reviewed" && segment.state !== "final";
}
