/**
 * Which rows are shown. A filter is answered when it is chosen and then held: a row that is confirmed meanwhile stays
 * where it is until the filter is chosen again, because nothing may vanish under the hand that works on it.
 *
 * Law: a filter keeps the order of the document; only "sent back first" puts those rows before the others.
 */

import { isDoubtful } from "../../segments/confidence";
import type { Shown } from "../../segments/states";
import { awaitsReview, isToConfirmAgain, isUnconfirmed, shownOf } from "../../segments/states";
import type { Segment } from "../../wire/segments";
import { SHOWN_STATES } from "./shown-states";

export type FilterName =
  | "all"
  | Shown
  | "unconfirmed"
  | "awaiting-review"
  | "sent-back-first"
  | "to-confirm"
  | "mine"
  | "comments"
  | "suggestions"
  | "doubtful"
  | "unanswered"
  | "proposals"
  | "set-aside";

export interface FilterChoice {
  readonly id: FilterName;
  readonly label: string;
  readonly keeps: (segment: Segment, me: string) => boolean;
}

export const FILTERS: readonly FilterChoice[] = [
  { id: "all", label: "All rows", keeps: () => true },
  { id: "unconfirmed", label: "To translate", keeps: isUnconfirmed },
  { id: "sent-back-first", label: "To translate, sent back first", keeps: isUnconfirmed },
  { id: "to-confirm", label: "Changed, to confirm again", keeps: isToConfirmAgain },
  { id: "awaiting-review", label: "To review", keeps: awaitsReview },
  {
    id: "mine",
    label: "Mine",
    keeps: (segment, me) => segment.translator?.id === me || segment.updatedBy?.id === me,
  },
  { id: "comments", label: "With open comments", keeps: ({ openComments }) => openComments > 0 },
  { id: "suggestions", label: "With suggestions", keeps: ({ openSuggestions }) => openSuggestions > 0 },
  { id: "doubtful", label: "Doubtful alignment", keeps: isDoubtful },
  { id: "unanswered", label: "Chinese or English alone", keeps: isUnanswered },
  {
    id: "proposals",
    label: "With proposals of the import",
    keeps: ({ source }) => source.some(({ proposal }) => proposal !== null),
  },
  { id: "set-aside", label: "Set aside", keeps: () => false },
  ...SHOWN_STATES.map(
    ({ id, label }): FilterChoice => ({ id, label, keeps: (segment) => shownOf(segment) === id }),
  ),
];

export function chooseRows(segments: readonly Segment[], filter: FilterName, me: string): readonly string[] {
  const { keeps } = findFilter(filter);
  const kept = segments.filter((segment) => keeps(segment, me));
  const ordered =
    filter === "sent-back-first"
      ? [
          ...kept.filter(({ subState }) => subState === "rejected"),
          ...kept.filter(({ subState }) => subState !== "rejected"),
        ]
      : kept;
  return ordered.map(({ id }) => id);
}

function findFilter(name: FilterName): FilterChoice {
  const filter = FILTERS.find(({ id }) => id === name);
  if (!filter) throw new RangeError(`No filter is called ${name}`);
  return filter;
}

/** Chinese without English, or English without Chinese; what was omitted or added on purpose needs no answer. */
function isUnanswered(segment: Segment): boolean {
  if (segment.subState === "omitted") return false;
  if (segment.source.length === 0 && segment.link?.isFixed) return false;
  return (segment.source.length === 0) !== (segment.target.trim() === "");
}
