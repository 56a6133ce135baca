import type { Side } from "@/lib/check/check";
import type { Coverage } from "@/lib/wire/findings";
import type { Said } from "@/lib/workbench/said";
import { findRow } from "@/lib/workbench/state/rows";
import type { Bench } from "../../bench";
import { makeCell } from "../../cell";
import { ask } from "../../front-door";

export type CoveredSentence = Coverage["source"]["list"][number];

/** A sentence of a row without an answer. */
export interface OpenSentence {
  readonly segmentId: string;
  readonly side: Side;
  readonly sentence: CoveredSentence;
}

export interface Covered {
  readonly documentId: string;
  readonly coverage: Coverage;
  /** The rows as they were then: where they are others now, it is asked again. */
  readonly rows: unknown;
}

/** What has an answer in the document that is open; asked for when somebody looks at it. */
export const covered = makeCell<{ readonly now: Covered | null; readonly refused: Said | null }>({
  now: null,
  refused: null,
});

let asking: Promise<void> | null = null;

/** Asks unless what is known is of these very rows. */
export function askCoverage(bench: Bench, anew = false): Promise<void> {
  const { documentId, rows } = bench.cell.get();
  const known = covered.get().now;
  if (!anew && known?.documentId === documentId && known.rows === rows) return Promise.resolve();
  asking ??= ask<Coverage>("GET", `/documents/${documentId}/coverage`, undefined, undefined, null).then(
    (answer) => {
      asking = null;
      covered.set((before) =>
        answer.ok
          ? { now: { documentId, coverage: answer.value, rows }, refused: null }
          : { ...before, refused: answer.detail },
      );
    },
  );
  return asking;
}

/** What is open in the order of the rows, the Chinese of a row before its English. */
function openSentences(bench: Bench): readonly OpenSentence[] {
  const coverage = covered.get().now?.coverage;
  if (!coverage) return [];
  const { rows } = bench.cell.get();
  const of = (side: Side) =>
    coverage[side].list.flatMap((sentence): OpenSentence[] => {
      const { segmentId, state } = sentence;
      return state === "open" && segmentId !== null && findRow(rows, segmentId)
        ? [{ segmentId, side, sentence }]
        : [];
    });
  const place = ({ segmentId }: OpenSentence) => rows.places.get(segmentId) ?? 0;
  return [...of("source"), ...of("target")].sort((one, other) => place(one) - place(other));
}

/** The first open sentence behind the row in use, round at the end. */
export function nextOpen(bench: Bench, by: 1 | -1): OpenSentence | null {
  const open = openSentences(bench);
  const { active, rows } = bench.cell.get();
  const here = active === null ? -by : (rows.places.get(active) ?? -1);
  const place = ({ segmentId }: OpenSentence) => rows.places.get(segmentId) ?? 0;
  const next = by === 1 ? open.find((one) => place(one) > here) : open.findLast((one) => place(one) < here);
  return next ?? (by === 1 ? open[0] : open.at(-1)) ?? null;
}
