import "server-only";

import type { ExportQuery } from "../../wire/documents";
import type { CodedProblem } from "../../wire/problem";
import type { ToAlign, Upload } from "./reading";

/** What the worker asks its threads, and what they share. */
export type Task =
  | { readonly task: "original"; readonly upload: Upload; readonly title: string | null }
  | { readonly task: "draft"; readonly upload: Upload }
  | { readonly task: "look"; readonly upload: Upload }
  | { readonly task: "return"; readonly upload: Upload }
  | { readonly task: "align"; readonly texts: ToAlign }
  | { readonly task: "export"; readonly order: ExportOrder }
  | { readonly task: "checks"; readonly order: CheckOrder };

/** Rows to be checked, and on whose behalf. */
export interface CheckOrder {
  readonly userId: string;
  readonly projectId: string;
  /** Left out: every document of the project. */
  readonly documentId?: string;
}

/** A file to be made, and on whose behalf. */
export interface ExportOrder {
  readonly userId: string;
  readonly projectId: string;
  readonly documentId: string;
  readonly query: ExportQuery;
}

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly cancelled: boolean;
      readonly error: string;
      readonly problem?: CodedProblem;
    };

/**
 * What a worker and its threads see, by index: 1 when it shall stop; how far it is in hundredths; 1 while a file is being read;
 * how many pages of it have been.
 */
export const SHALL_STOP = 0;
export const DONE = 1;
export const READING = 2;
export const PAGES = 3;
export const SHARED_BYTES = 16;

/** What the reading process says: its reply in the end, and meanwhile how it goes. */
export type Said =
  | { readonly says: "reply"; readonly reply: Reply }
  | {
      readonly says: "usage";
      readonly done: number;
      readonly pages: number;
      readonly isReading: boolean;
      /** Milliseconds of the processor since the task began. */
      readonly cpuMs: number;
    };

/** The status with which the reading process ends when it takes more memory than a text needs. */
export const TOO_MUCH = 87;
