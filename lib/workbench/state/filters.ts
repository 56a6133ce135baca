/**
 * Which rows are shown. A filter is answered when it is chosen and then held: a row that is confirmed meanwhile stays
 * where it is until the filter is chosen again, because nothing may vanish under the hand that works on it.
 *
 * Law: a filter keeps the order of the document; only "sent back first" puts those rows before the others.
 */

import type { Message } from "../../messages/keys";
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
  | "findings"
  | "set-aside";

export interface FilterChoice {
  readonly id: FilterName;
  readonly keeps: (segment: Segment, me: string) => boolean;
}

/** What it is called: `editor.filter.${id}`, or the name of the state. */
export const FILTERS: readonly FilterChoice[] = [
  { id: "all", keeps: () => true },
  { id: "unconfirmed", keeps: isUnconfirmed },
  { id: "sent-back-first", keeps: isUnconfirmed },
  { id: "to-confirm", keeps: isToConfirmAgain },
  { id: "awaiting-review", keeps: awaitsReview },
  { id: "mine", keeps: (segment, me) => segment.translator?.id === me || segment.updatedBy?.id === me },
  { id: "comments", keeps: ({ openComments }) => openComments > 0 },
  { id: "suggestions", keeps: ({ openSuggestions }) => openSuggestions > 0 },
  { id: "doubtful", keeps: isDoubtful },
  { id: "unanswered", keeps: isUnanswered },
  { id: "proposals", keeps: ({ source }) => source.some(({ proposal }) => proposal !== null) },
  // What the checks found is no part of a row: the command says which rows have any.
  { id: "findings", keeps: () => false },
  { id: "set-aside", keeps: () => false },
  ...SHOWN_STATES.map((id): FilterChoice => ({ id, keeps: (segment) => shownOf(segment) === id })),
];

/** Its words. */
export function nameOfFilter(id: FilterName): Message<"editor" | "ui"> {
  return isShown(id) ? { code: `ui.state.${id}` } : { code: `editor.filter.${id}` };
}

function isShown(id: FilterName): id is Shown {
  return (SHOWN_STATES as readonly FilterName[]).includes(id);
}

/** `among`: the rows that it keeps, where that is known outside. */
export function chooseRows(
  segments: readonly Segment[],
  filter: FilterName,
  me: string,
  among?: ReadonlySet<string>,
): readonly string[] {
  const { keeps } = findFilter(filter);
  const kept = segments.filter((segment) => (among ? among.has(segment.id) : keeps(segment, me)));
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
