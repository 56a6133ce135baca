/**
 * What changed between two versions of a text, word by word, for Chinese and English alike.
 *
 * Laws: the same and removed parts, joined, are `before`; the same and added parts, joined, are `after`, character
 * for character, white space included. Neighbouring parts are of different kinds, none is empty, and where both
 * stand in one place the removed comes before the added.
 */

import { diffArrays } from "diff";
import { splitWords } from "./words";

export interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/**
 * How many words may differ before the search for the smallest difference is given up and everything between the
 * common beginning and the common end is shown as replaced. The work grows with its square. It is a number and not
 * a time, so that the same two texts give the same answer on every machine.
 */
const MOST_EDITS = 1500;

export function diffWords(before: string, after: string): readonly DiffPart[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  return diffPieces(splitWords(before), splitWords(after));
}

/** The same of texts that are split already. `most`: how many of their pieces may differ (`MOST_EDITS`). */
export function diffPieces(
  before: readonly string[],
  after: readonly string[],
  most = MOST_EDITS,
): readonly DiffPart[] {
  return joinNeighbours(withoutIslands(rawParts(before, after, most)));
}

function rawParts(before: readonly string[], after: readonly string[], most: number): DiffPart[] {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;

  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const changes = diffArrays(left, right, { maxEditLength: most });
  const middle: DiffPart[] = changes
    ? changes.map((change) => ({
        kind: change.added ? "added" : change.removed ? "removed" : "same",
        text: change.value.join(""),
      }))
    : [
        { kind: "removed", text: left.join("") },
        { kind: "added", text: right.join("") },
      ];
  return [
    { kind: "same", text: before.slice(0, head).join("") },
    ...middle,
    { kind: "same", text: before.slice(before.length - tail).join("") },
  ];
}

/**
 * A lone space or comma that two rewritten stretches happen to share would chop the display into crumbs. It is
 * shown as replaced by itself, so that a rewritten phrase reads as one.
 */
const ISLAND = /^[\s\p{P}]*$/u;

function withoutIslands(parts: readonly DiffPart[]): DiffPart[] {
  return parts.flatMap((part, index): DiffPart[] => {
    if (part.kind !== "same" || part.text.length > 2 || !ISLAND.test(part.text)) return [part];
    const isBetweenRewrites =
      areReplacement(parts[index - 2], parts[index - 1]) &&
      areReplacement(parts[index + 1], parts[index + 2]);
    if (!isBetweenRewrites) return [part];
    return [
      { kind: "removed", text: part.text },
      { kind: "added", text: part.text },
    ];
  });
}

/** A removed beside an added part: the stretch was rewritten, not just cut or filled in. */
function areReplacement(first: DiffPart | undefined, second: DiffPart | undefined): boolean {
  if (!first || !second) return false;
  return first.kind !== "same" && second.kind !== "same" && first.kind !== second.kind;
}

/** Gathers each run of changes into one removed and one added part, and each run of sameness into one. */
function joinNeighbours(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let same = "";
  let removed = "";
  let added = "";
  const flushChange = () => {
    if (removed !== "") joined.push({ kind: "removed", text: removed });
    if (added !== "") joined.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const part of parts) {
    if (part.text === "") continue;
    if (part.kind === "same") {
      flushChange();
      same += part.text;
      continue;
    }
    if (same !== "") joined.push({ kind: "same", text: same });
    same = "";
    if (part.kind === "removed") removed += part.text;
    else added += part.text;
  }
  flushChange();
  if (same !== "") joined.push({ kind: "same", text: same });
  return joined;
}
