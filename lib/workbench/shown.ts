/** What a state is called, and which states count as what. One table for gutter, progress bar, filters and export. */

import type { Segment, SentBack, Shown } from "../wire/segments";

interface ShownState {
  readonly id: Shown;
  readonly label: string;
  /** What it takes to get there, for tooltips and the `?` sheet. */
  readonly hint: string;
}

/** In the order of the work: from nothing to signed off. */
export const SHOWN_STATES: readonly ShownState[] = [
  { id: "untranslated", label: "Untranslated", hint: "No English yet" },
  { id: "draft", label: "Draft", hint: "Somebody has typed, nobody has confirmed" },
  { id: "aligned", label: "Aligned", hint: "Came from an imported draft, nobody has confirmed" },
  { id: "rejected", label: "Changes requested", hint: "A reviewer sent it back" },
  { id: "translated", label: "Translated", hint: "The translator confirmed it" },
  { id: "reviewed", label: "Approved", hint: "A reviewer approved this version" },
  { id: "final", label: "Final", hint: "Signed off" },
  { id: "omitted", label: "Omitted", hint: "Left out on purpose" },
];

export function shownOf({ state, subState }: Pick<Segment, "state" | "subState">): Shown {
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

export function labelOfShown(shown: Shown): string {
  return SHOWN_STATES.find(({ id }) => id === shown)?.label ?? shown;
}

type Standing = Pick<Segment, "state" | "subState" | "translator">;

/** Still waits for its translator. */
export function isUnconfirmed(segment: Standing): boolean {
  return segment.state === "initial" || segment.subState === "rejected" || isToConfirmAgain(segment);
}

/** It was confirmed, and then a reviewer wrote in it or it was taken apart or together: nobody stands for it. */
export function isToConfirmAgain({ state, subState, translator }: Standing): boolean {
  return state === "translated" && subState === null && translator === null;
}

/** Why a row came back, and from whom, on one line. */
export function sentBackInWords({ by, reason, comment }: SentBack): string {
  const why = comment.trim() === "" ? reason : `${reason} – ${comment.trim()}`;
  return `${by?.name ?? "Somebody who has left"} sent it back: ${why}`;
}

/** Waits for a reviewer. */
export function awaitsReview(segment: Standing): boolean {
  return segment.state === "translated" && segment.subState === null && segment.translator !== null;
}

/** Not yet approved, signed off or left out. */
export function isUnfinished(segment: Pick<Segment, "state">): boolean {
  return segment.state !== "reviewed" && segment.state !== "final";
}
