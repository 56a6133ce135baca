/**
 * Who contributed words to what is to be approved. Each version of a row's English keeps the set of them, so that it goes
 * wherever the version goes: undoing a merge brings back an older version, and with it those who wrote that one.
 *
 * SGM-AUTHOR-1  Whoever types, deletes, accepts, restores or imports is in the set of the version that they make. So is whoever
 *     wrote a suggestion that is accepted.
 * SGM-AUTHOR-2  A version takes over the set of the one it was made from. What is put together from several rows has all of theirs.
 * SGM-AUTHOR-3  An approval settles the words of everybody but whoever gave it: who approved words of their own, where the project
 *     allows that, still has them to their name when the row is changed again.
 * SGM-AUTHOR-4  For each contributor the set names the version that their changes are measured against: the one that they found, if
 *     somebody else had confirmed or approved it and none of the words in it were theirs; else none, and their words are no corrections.
 */

import type { State, SubState } from "./states";

/** By the id of each contributor, the id of the version that their changes are corrections of (SGM-AUTHOR-4), or null. */
export type Contributors = Readonly<Record<string, string | null>>;

/** A row's English as somebody finds it. */
export interface Found {
  readonly standing: {
    readonly state: State;
    readonly subState: SubState;
    readonly confirmedById: string | null;
  };
  readonly current: { readonly id: string; readonly contributors: Contributors } | null;
  /** Who approved the current version; null where it does not stand approved. */
  readonly approverId: string | null;
}

/** Those whose words in it nobody else has approved yet (SGM-AUTHOR-3). */
export function unsettled({ standing, current, approverId }: Found): Contributors {
  const contributors = current?.contributors ?? {};
  const { state, subState } = standing;
  const isApproved = (state === "reviewed" || state === "final") && subState === null && approverId !== null;
  if (!isApproved) return contributors;
  const base = contributors[approverId];
  return base === undefined ? {} : { [approverId]: base };
}

/** The set of a version that these people make of what they find (SGM-AUTHOR-1, SGM-AUTHOR-4). */
export function withWriters(found: Found, writers: readonly string[]): Contributors {
  const contributors: Record<string, string | null> = { ...unsettled(found) };
  for (const writer of writers) {
    if (!Object.hasOwn(contributors, writer)) contributors[writer] = baseFor(found, writer);
  }
  return contributors;
}

/** None of the words that count are the writer's: they would be in the set. */
function baseFor({ standing, current, approverId }: Found, writer: string): string | null {
  const { state, subState, confirmedById } = standing;
  const isApproved = approverId !== null && approverId !== writer;
  const stands = state !== "initial" && subState !== "omitted" && (confirmedById !== null || isApproved);
  return current && stands && confirmedById !== writer ? current.id : null;
}

/** The set of a version that is put together from others (SGM-AUTHOR-2). Nobody's part of it can be measured any more. */
export function joined(sets: readonly Contributors[]): Contributors {
  return Object.fromEntries(sets.flatMap((set) => Object.keys(set)).map((person) => [person, null]));
}
