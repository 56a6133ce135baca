import "server-only";

import type { SaidColumns } from "../../interchange/table/columns";
import type { Columns } from "../../interchange/terms/table";
import type { AnyMessage } from "../../messages/keys";
import type { ExportQuery } from "../../wire/documents";
import type { CodedProblem } from "../../wire/problem";

/** What a job is to do. The uploaded bytes are beside it in the row. */
export type JobInput =
  | {
      readonly kind: "import";
      readonly fileName: string;
      readonly mediaType: string | null;
      readonly encoding: string | null;
      readonly title: string | null;
      readonly setAside: boolean;
      readonly columns?: SaidColumns | null;
      readonly turns?: "auto" | "yes" | "no";
    }
  /** How a file would be read. Nothing is imported. */
  | {
      readonly kind: "look";
      readonly fileName: string;
      readonly mediaType: string | null;
      readonly encoding: string | null;
      readonly columns: SaidColumns | null;
      readonly turns: "auto" | "yes" | "no";
    }
  | {
      readonly kind: "draft";
      readonly fileName: string;
      readonly mediaType: string | null;
      readonly encoding: string | null;
      readonly documentId: string;
      /** Also where the two texts do not seem to belong together. Jobs of earlier versions do not say. */
      readonly anyway?: boolean;
    }
  /** A bilingual file that was edited elsewhere and comes back. No row changes. */
  | {
      readonly kind: "return";
      readonly fileName: string;
      readonly mediaType: string | null;
      readonly encoding: string | null;
      readonly documentId: string;
      readonly columns?: SaidColumns | null;
    }
  /** The kept bytes of a document are read again. Nothing is uploaded for it. */
  | { readonly kind: "encoding"; readonly documentId: string; readonly encoding: string }
  /** The rows that nobody has decided, from that row on or all. Nothing is uploaded for it. */
  | { readonly kind: "align"; readonly documentId: string; readonly from: string | null }
  /** The units of a TMX file are taken into a memory. */
  | { readonly kind: "memory"; readonly memoryId: string; readonly fileName: string }
  /** A document is held against the memories; its result is the figures. */
  | { readonly kind: "analysis"; readonly documentId: string }
  /** The same of all documents of a project; what repeats another document is counted once. */
  | { readonly kind: "project-analysis" }
  /** Rows without English are filled from the memories; with `isPreview` the result says only what would be. */
  | {
      readonly kind: "pretranslation";
      readonly documentId: string;
      readonly from: number;
      readonly isPreview: boolean;
      readonly isUntouched?: boolean;
      readonly segments?: readonly string[];
    }
  /** The rows of a document that have changed since are checked; its result is how many. */
  | { readonly kind: "checks"; readonly documentId: string }
  /** The same of every document of the project. */
  | { readonly kind: "project-checks" }
  /** Terms of a file are taken into a termbase; `preview`: they are only shown. */
  | {
      readonly kind: "terms";
      readonly termbaseId: string;
      readonly columns: Columns | null;
      readonly preview: boolean;
    }
  /** Candidates for terms are looked for in one document, or in all of the project. */
  | { readonly kind: "terms-extraction"; readonly onlyDocument: string | null; readonly limit: number }
  /** A table of names is read; the result is what it would change. */
  | { readonly kind: "names" }
  /** Names are looked for in one document, or in all of the project. */
  | { readonly kind: "name-proposals"; readonly onlyDocument: string | null; readonly limit: number }
  /** The English version as a file, for whoever asked. Nothing is uploaded for it, and nothing of the document changes. */
  | { readonly kind: "export"; readonly documentId: string; readonly query: ExportQuery };

/**
 * Work that people wait for with a file at its end goes by a lane of its own: it takes seconds, and would otherwise
 * stand behind an alignment that takes minutes.
 */
export type JobLane = "texts" | "exports";

/** Why it could not: the problem that the call would have answered with. */
export type JobProblem = CodedProblem;

/** A job that a worker has taken. `attempts` says which time it is; nobody else has that number. */
export interface ClaimedJob {
  readonly id: string;
  readonly projectId: string;
  readonly userId: string;
  readonly attempts: number;
  readonly input: JobInput;
}

/** What a job keeps of an answer: its warnings before they have words. */
export type Unsaid<Answer extends { readonly warnings: string[] }> = Omit<Answer, "warnings"> & {
  readonly warnings: readonly AnyMessage[];
};
