"use client";

import { DraftDialog } from "@/app/(pages)/_import/draft-dialog";
import { useBench, useWorkbench } from "../bench";
import type { DialogProps } from "./dialogs";

/** A draft for a document that is being worked on. Its rows come by the events, as they do to everybody here. */
export function ImportDraft({ close }: DialogProps) {
  const { documentId } = useBench().cell.get();
  const workedOn = useWorkbench(({ tally: { rows } }) =>
    Object.entries(rows).reduce(
      (sum, [shown, count]) => (shown === "untranslated" || shown === "aligned" ? sum : sum + count),
      0,
    ),
  );
  return (
    <DraftDialog documentId={documentId} workedOn={workedOn} open onOpenChange={close} onPlaced={nothing} />
  );
}

const nothing = () => {};
