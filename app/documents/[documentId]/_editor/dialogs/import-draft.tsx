"use client";

import { DraftDialog } from "@/app/(pages)/_import/draft-dialog";
import type { Place } from "@/app/(pages)/_import/results";
import { useBench, useWorkbench } from "../bench";
import type { DialogProps } from "../features/dialog-props";

/** A draft for a document that is being worked on. Its rows come by the events, as they do to everybody here. */
export function ImportDraft({ close }: DialogProps) {
  const bench = useBench();
  const { documentId } = bench.cell.get();
  const workedOn = useWorkbench(({ tally: { rows } }) =>
    Object.entries(rows).reduce(
      (sum, [shown, count]) => (shown === "untranslated" || shown === "aligned" ? sum : sum + count),
      0,
    ),
  );
  const go = (to: Place) => {
    close();
    bench.dispatch(to === "next-doubt" ? { type: "go", to } : { type: "filter", filter: to });
  };
  return (
    <DraftDialog
      documentId={documentId}
      workedOn={workedOn}
      open
      onOpenChange={close}
      onPlaced={nothing}
      onGo={go}
    />
  );
}

const nothing = () => {};
