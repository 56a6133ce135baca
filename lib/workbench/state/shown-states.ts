/** What a state is called on the screen. One table for gutter, progress bar, filters and export. */

import type { Shown } from "../../segments/states";
import type { SentBack } from "../../wire/segments";

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

export function labelOfShown(shown: Shown): string {
  return SHOWN_STATES.find(({ id }) => id === shown)?.label ?? shown;
}

/** Why a row came back, and from whom, on one line. */
export function sentBackInWords({ by, reason, comment }: SentBack): string {
  const why = comment.trim() === "" ? reason : `${reason} – ${comment.trim()}`;
  return `${by?.name ?? "Somebody who has left"} sent it back: ${why}`;
}
