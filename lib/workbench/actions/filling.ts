/** Rows that get their English from a memory, or from a repeat. */

import type { z } from "zod";
import type { Pretranslate, Propagate } from "../../wire/filling";
import { type ActionKind, post } from "./action-kind";

/** A confirmed row's English goes to its repeats: to those that nobody has written in, or to these. */
interface Propagation {
  readonly do: "propagate";
  readonly id: string;
  readonly to?: readonly string[];
}

/** Every row without English gets its best match of at least that score. */
interface Pretranslation {
  readonly do: "pretranslate";
  readonly from: number;
}

export type FillingAction = Propagation | Pretranslation;

export const FILLING_ACTIONS = {
  propagate: {
    changes: "structure",
    waitsFor: ({ id, to = [] }) => [id, ...to],
    call: ({ id, to }) =>
      post(
        `/segments/${id}/propagation`,
        (to ? { segments: [...to] } : {}) satisfies z.input<typeof Propagate>,
      ),
    answer: () => "structure",
    undo: { code: "editor.undo.propagate" },
    done: (_, { filled }) => {
      const rows = Array.isArray(filled) ? filled : [];
      const shown = rows.slice(0, SHOWN).map(({ position }) => String(position));
      return {
        code: "editor.done.propagate",
        count: rows.length,
        rows: shown,
        more: rows.length - shown.length,
      };
    },
  } satisfies ActionKind<Propagation>,
  pretranslate: {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ from }, { documentId }) =>
      post(`/documents/${documentId}/pretranslation`, { from } satisfies z.input<typeof Pretranslate>),
    answer: () => "structure",
    undo: { code: "editor.undo.pretranslate" },
    done: (_, { filled }) => ({
      code: "editor.done.pretranslate",
      count: filled && "segments" in filled ? filled.segments : 0,
    }),
  } satisfies ActionKind<Pretranslation>,
};

/** So many rows are named where the English went; the list of all is in the panel. */
const SHOWN = 6;
