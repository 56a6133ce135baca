/** How an action is said at the front door: the path below /api/v1 and the body, with the revisions of the rows as they are now. */

import type { z } from "zod";
import type { AlignAgain } from "../../wire/alignments";
import type { SetAside } from "../../wire/documents";
import type { AnswerProposals } from "../../wire/proposals";
import type { AtRevision, Batch, Merge, Move, NewNote, Omit, Reject, Split } from "../../wire/segments";
import type { Action } from "../commands/commands";
import { findRow, type Rows, rowAt } from "../state/rows";

export interface Call {
  readonly method: "POST" | "DELETE";
  readonly path: string;
  readonly body: unknown;
}

/** Null when the row is no longer there, or has no neighbour: then there is nothing to ask for. */
export function callFor(documentId: string, rows: Rows, action: Action): Call | null {
  switch (action.do) {
    case "confirm":
    case "approve":
    case "finalize":
    case "take-back":
      return callForRows(documentId, rows, action.ids, action.do);
    case "reject":
      return atRow(rows, action.id, "reject", (revision): Reject => {
        return { revision, reason: action.reason, comment: action.comment };
      });
    case "split":
      return atRow(rows, action.id, "split", (revision): Split => {
        return { revision, source: action.source, target: action.target };
      });
    case "merge": {
      const [first, second] = action.ids;
      const other = second === undefined ? undefined : findRow(rows, second);
      if (first === undefined || !other) return null;
      return atRow(rows, first, "merge", (revision): Merge => {
        return { revision, with: "next", otherRevision: other.revision };
      });
    }
    case "move": {
      const other = neighbour(rows, action.id, action.direction === "up" ? -1 : 1);
      if (!other) return null;
      return atRow(rows, action.id, "move", (revision): Move => {
        const { direction, paragraph } = action;
        return { revision, direction, paragraph, otherRevision: other.revision };
      });
    }
    case "omit":
      return atRow(
        rows,
        action.id,
        "omit",
        (revision): z.infer<typeof Omit> => ({ revision, reason: action.reason }),
      );
    case "note":
      return atRow(rows, action.id, "note", (): z.input<typeof NewNote> => ({ where: action.where }));
    case "set-aside":
      return post(`/paragraphs/${action.paragraphId}/set-aside`, { reason: action.reason } satisfies z.infer<
        typeof SetAside
      >);
    case "answer":
    case "answer-all": {
      const { kind, answer } = action;
      const only = action.do === "answer" ? { paragraphs: [action.paragraphId] } : {};
      return post(`/documents/${documentId}/proposals`, { kind, answer, ...only } satisfies AnswerProposals);
    }
    case "bring-back-all":
      return post(`/documents/${documentId}/bring-back`, { kind: action.kind });
    case "bring-back":
      return post(`/paragraphs/${action.paragraphId}/bring-back`, {});
    case "accept": {
      const row = findRow(rows, action.id);
      return row ? post(`/suggestions/${action.suggestionId}/accept`, atRevision(row.revision)) : null;
    }
    case "link":
      return callForRows(documentId, rows, action.ids, "link");
    case "unlink":
      return atRow(rows, action.id, "unlink", atRevision);
    case "align":
      return post(
        `/documents/${documentId}/align`,
        (action.from === null ? {} : { from: action.from }) satisfies z.input<typeof AlignAgain>,
      );
    case "go-back":
      return post(`/documents/${documentId}/alignments/${action.alignmentId}/restore`, {});
    case "correct":
      return post(`/paragraphs/${action.paragraphId}/corrections`, action.wish);
    case "withdraw-correction":
      return { method: "DELETE", path: `/corrections/${action.correctionId}`, body: undefined };
    case "apply-table":
      return post(`/documents/${documentId}/rules/apply`, action.table);
    case "withdraw-rules":
      return post(`/documents/${documentId}/rules/withdraw`, { rules: action.rules });
    case "repair":
      return post(`/documents/${documentId}/repairs`, action.wish);
    case "undo-change":
      return post(`/changes/${action.change}/undo`, {});
  }
}

/** One row by its own path, several at once by the document's. */
function callForRows(documentId: string, rows: Rows, ids: readonly string[], verb: string): Call | null {
  const items = ids.flatMap((id) => {
    const row = findRow(rows, id);
    return row ? [{ id, revision: row.revision }] : [];
  });
  const [only] = items;
  if (!only) return null;
  if (ids.length === 1) return post(`/segments/${only.id}/${verb}`, atRevision(only.revision));
  return post(`/documents/${documentId}/segments/${verb}`, { items } satisfies z.infer<typeof Batch>);
}

function atRow(rows: Rows, id: string, verb: string, body: (revision: number) => unknown): Call | null {
  const row = findRow(rows, id);
  return row ? post(`/segments/${id}/${verb}`, body(row.revision)) : null;
}

function atRevision(revision: number): z.infer<typeof AtRevision> {
  return { revision };
}

function neighbour(rows: Rows, id: string, by: 1 | -1) {
  const place = rows.places.get(id);
  return place === undefined ? undefined : rowAt(rows, place + by);
}

function post(path: string, body: unknown): Call {
  return { method: "POST", path, body };
}
