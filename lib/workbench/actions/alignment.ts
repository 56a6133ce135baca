/** Deciding that two sides belong together, and aligning again what nobody has decided. */

import type { z } from "zod";
import type { AlignAgain } from "../../wire/alignments";
import { type ActionKind, atRow, atRows, post } from "./action-kind";

/** The alignment of these rows is right, whatever becomes of their words. */
interface Link {
  readonly do: "link";
  readonly ids: readonly string[];
}

/** Nobody's decision stands for this row any more: aligning again may change it. */
interface Unlink {
  readonly do: "unlink";
  readonly id: string;
}

/** Align again what nobody has decided, from that row on, or everywhere. */
interface Align {
  readonly do: "align";
  readonly from: string | null;
}

/** Back to an earlier alignment, as far as nobody has decided otherwise. */
interface GoBack {
  readonly do: "go-back";
  readonly alignmentId: string;
}

export type AlignmentAction = Link | Unlink | Align | GoBack;

export const ALIGNMENT_ACTIONS = {
  link: {
    changes: "structure",
    isJudging: true,
    needsOneText: true,
    waitsFor: ({ ids }) => ids,
    call: ({ ids }, here) => atRows(here, ids, "link"),
    answer: () => "structure",
    undo: { code: "editor.undo.link" },
    // A run of rows is accepted row by row: those that were not are counted, and the first reason given.
    done: (_, { segments, refused = [] }) => {
      const done = { code: "editor.done.link", count: segments.length } as const;
      const [first] = refused;
      if (!first) return done;
      return { code: "editor.done.but-not", done, count: refused.length, why: first.detail } as const;
    },
  } satisfies ActionKind<Link>,
  unlink: {
    changes: "structure",
    needsOneText: true,
    waitsFor: ({ id }) => [id],
    call: ({ id }, here) => atRow(here, id, "unlink", (revision) => ({ revision })),
    answer: () => "structure",
    undo: { code: "editor.undo.unlink" },
    done: () => ({ code: "editor.done.unlink" }),
  } satisfies ActionKind<Unlink>,
  align: {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ from }, { documentId }) =>
      post(
        `/documents/${documentId}/align`,
        (from === null ? {} : { from }) satisfies z.input<typeof AlignAgain>,
      ),
    answer: () => "align",
    undo: { code: "editor.undo.align" },
  } satisfies ActionKind<Align>,
  "go-back": {
    changes: "structure",
    waitsFor: () => "all",
    call: ({ alignmentId }, { documentId }) =>
      post(`/documents/${documentId}/alignments/${alignmentId}/restore`, {}),
    answer: () => "go-back",
    undo: { code: "editor.undo.go-back" },
  } satisfies ActionKind<GoBack>,
};
