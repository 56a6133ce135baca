/** What every action says of itself, whole, in one record. */

import type { LinksAccepted } from "../../wire/alignments";
import type { Pretranslated, Propagated } from "../../wire/filling";
import type { ProposalsAnswered } from "../../wire/proposals";
import type { StructureChanged } from "../../wire/segments";
import type { Said } from "../said";
import { findRow, type Rows } from "../state/rows";

/** How it is asked for at the front door: the path below /api/v1 and the body. */
export interface Call {
  readonly method: "POST" | "DELETE";
  readonly path: string;
  readonly body: unknown;
}

/** What a call is made from: the document and its rows, with their revisions of now. */
export interface Here {
  readonly documentId: string;
  readonly rows: Rows;
}

/** Where a row's English went, and how many rows were filled; nothing may have been free: then there is no change. */
type FillAnswer = Partial<Pick<Propagated, "kept">> & {
  readonly filled?: Propagated["filled"] | Pretranslated["filled"];
};

/** A run of rows that was accepted also says which of them were not; answers to proposals, how many. */
export type StructureAnswer = StructureChanged &
  Partial<Pick<LinksAccepted, "refused">> &
  Partial<Pick<ProposalsAnswered, "answered" | "left" | "skipped">> &
  FillAnswer;

/** Where the answer goes: which command of `commands.ts` takes it. */
export type AnswerKind = "state" | "batch" | "structure" | "accept" | "align" | "go-back";

export interface ActionKind<A> {
  /** Decisions and texts may go side by side; changes of structure go one after the other, and undo takes them back by their ids. */
  readonly changes: "state" | "structure";
  /** Rows whose text must be stored before it is asked for; "all": of the whole document. */
  readonly waitsFor: (action: A, rows: Rows) => readonly string[] | "all";
  /** It says of words that they are right: not of words that could not be stored. */
  readonly isJudging?: boolean;
  /** What it takes back may meet two texts in a row: a person chooses first. */
  readonly needsOneText?: boolean;
  /** Why it is not asked for any more now that the texts are stored, or null. */
  readonly isVain?: (action: A, textOf: (id: string) => string) => Said | null;
  /** Null when there is nothing to ask for: a row is gone, or has no neighbour. */
  readonly call: (action: A, here: Here) => Call | null;
  readonly answer: (action: A) => AnswerKind;
  /** What undo calls it; null where undo does not know it, or knows it as a decision (`deciding.ts`). */
  readonly undo: Said | null;
  /** What is said once it is done; `calls`: how many it took. */
  readonly done?: (action: A, answer: StructureAnswer, calls: number) => Said | null;
}

export function post(path: string, body: unknown): Call {
  return { method: "POST", path, body };
}

export function atRow(
  { rows }: Here,
  id: string,
  verb: string,
  body: (revision: number) => unknown,
): Call | null {
  const row = findRow(rows, id);
  return row ? post(`/segments/${id}/${verb}`, body(row.revision)) : null;
}

/** One row by its own path, several at once by the document's. */
export function atRows(
  { documentId, rows }: Here,
  ids: readonly string[],
  verb: string,
  more: object = {},
): Call | null {
  const items = ids.flatMap((id) => {
    const row = findRow(rows, id);
    return row ? [{ id, revision: row.revision }] : [];
  });
  const [only] = items;
  if (!only) return null;
  if (ids.length === 1) return post(`/segments/${only.id}/${verb}`, { revision: only.revision, ...more });
  return post(`/documents/${documentId}/segments/${verb}`, { items, ...more });
}
