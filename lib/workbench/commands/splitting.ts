/**
 * Where a split parts both sides. The cursor in the English gives one side, the Chinese cursor the other; what only
 * one of them gives is completed from the sentences that answer each other, when the cursor stands between two.
 */

import type { Sentences } from "../../wire/segments";
import type { Action } from "../actions/actions";
import { findRow } from "../state/rows";
import { counterpartOf } from "../state/sentences";
import { sourceText, splitPlace } from "../state/source";
import { textOf, type Workbench } from "../state/state";

interface Cursors {
  readonly state: Workbench;
  /** The cursor in the live field, UTF-16, or null. */
  readonly targetCaret: number | null;
  /** For the row as it is now, or null. */
  readonly sentences: Sentences | null;
}

interface SplitPlaces {
  /** In `sourceText`. */
  readonly source: number | null;
  readonly target: number | null;
}

/** Null when no cursor stands where anything would be parted. */
export function splitPlaces({ state, targetCaret, sentences }: Cursors): SplitPlaces | null {
  const id = state.active;
  const row = id === null ? undefined : findRow(state.rows, id);
  if (!row || id === null) return null;
  const text = textOf(state, id);
  const chinese = sourceText(row);
  const source = inside(chinese, state.sourceCaret);
  // A cursor that still stands at the end of the field, where opening put it, says nothing about the Chinese.
  const target = inside(text, targetCaret);
  if (source === null && target === null) return null;
  if (!sentences || sentences.revision !== row.revision) return { source, target };
  return {
    source: source ?? inside(chinese, counterpartOf(sentences, "target", target ?? 0)),
    target: target ?? inside(text, counterpartOf(sentences, "source", source ?? 0)),
  };
}

export function splitAction(cursors: Cursors): Extract<Action, { do: "split" }> | null {
  const places = splitPlaces(cursors);
  const { state } = cursors;
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  if (!places || !row) return null;
  const source = places.source === null ? null : splitPlace(row, places.source);
  if (source === null && places.target === null) return null;
  return { do: "split", id: row.id, source, target: places.target, text: textOf(state, row.id) };
}

/** An offset that has text on both sides. */
function inside(text: string, offset: number | null): number | null {
  if (offset === null) return null;
  return text.slice(0, offset).trim() === "" || text.slice(offset).trim() === "" ? null : offset;
}
