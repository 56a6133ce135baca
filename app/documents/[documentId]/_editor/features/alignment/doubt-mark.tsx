"use client";

import { useSay } from "@/app/_words/words";
import { type Certainty, certaintyOf, doubtOf, openLink } from "@/lib/segments/confidence";
import type { Segment } from "@/lib/wire/segments";
import { nameOfDoubt, percent } from "@/lib/workbench/state/doubts";
import { stretchAt, useWorkbench } from "../../bench";

type Doubt = Exclude<Certainty, "sure"> | "crossed";

/** One wave, two waves that do not meet, two ways that cross: told by their shape as well as by their colour. */
export function DoubtIcon({ doubt }: { readonly doubt: Doubt }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    >
      {doubt === "doubtful" && <path d="M1.5 6.5c1.5-2.5 3-2.5 4.5 0s3 2.5 4.5 0" />}
      {doubt === "very-doubtful" && (
        <path d="M1.5 4.5C3 2 4.5 2 6 4.5s3 2.5 4.5 0M1.5 9C3 6.5 4.5 6.5 6 9s3 2.5 4.5 0" />
      )}
      {doubt === "crossed" && <path d="M1.5 2.5c4.5 0 4.5 7 9 7M1.5 9.5c4.5 0 4.5-7 9-7" />}
    </svg>
  );
}

/** What the aligner is not sure of in a row, in its gutter; nothing where it is sure or a person has decided. */
export function DoubtMark({
  row,
  number,
  onOpen,
}: {
  readonly row: Segment;
  readonly number: number;
  readonly onOpen: () => void;
}) {
  const say = useSay();
  const doubt = doubtOf(row);
  const link = openLink(row);
  const stretch = useWorkbench((state) => stretchAt(state, row.id));
  const isCrossed = row.link?.isCrossed === true && !row.link.isFixed;
  return (
    <>
      {doubt && stretch && (
        <button
          type="button"
          className="bench-count bench-doubt"
          data-doubt="very-doubtful"
          title={say("editor.doubt.rows", { rows: stretch })}
          aria-label={say("editor.doubt.rows-why", { rows: stretch })}
          onClick={onOpen}
        >
          <DoubtIcon doubt="very-doubtful" />
          {stretch}
        </button>
      )}
      {doubt && link && stretch === undefined && (
        <button
          type="button"
          className="bench-count bench-doubt"
          data-doubt={doubt}
          title={say.message(nameOfDoubt(certaintyOf(link.confidence), link.confidence))}
          aria-label={say("editor.doubt.name-why", {
            name: nameOfDoubt(certaintyOf(link.confidence), link.confidence),
            row: number,
          })}
          onClick={onOpen}
        >
          <DoubtIcon doubt={doubt} />
          {say("editor.doubt.sure", { percent: percent(link.confidence) })}
        </button>
      )}
      {isCrossed && (
        <button
          type="button"
          className="bench-count bench-doubt"
          data-doubt="crossed"
          title={say("editor.doubt.crossed")}
          aria-label={say("editor.doubt.crossed-why", { row: number })}
          onClick={onOpen}
        >
          <DoubtIcon doubt="crossed" />
        </button>
      )}
    </>
  );
}
