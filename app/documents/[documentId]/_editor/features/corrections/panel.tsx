"use client";

import { Button } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import { may } from "@/lib/access";
import type { Correction } from "@/lib/wire/corrections";
import type { Segment, SourceParagraph } from "@/lib/wire/segments";
import { useBench, useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";
import { openDialog } from "../../run-command";
import { useViewCell } from "../../view";
import type { FeaturePanel, PanelProps } from "../feature-panel";

/** What was corrected in the row's Chinese, by whom and why, with the original beneath. */
function SourcePanel({ row }: PanelProps) {
  const view = useViewCell();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const corrected = row.source.filter(({ original }) => original !== null);
  return (
    <>
      {corrected.length === 0 && (
        <p className="text-soft">
          {row.source.length === 0
            ? "This row has no Chinese."
            : "Nothing was corrected in this row: it reads as the original has it."}
          {canEdit &&
            row.source.length > 0 &&
            " Select words in the Chinese and press Alt+E to correct them."}
        </p>
      )}
      {corrected.map((paragraph) => (
        <CorrectedParagraph key={paragraph.paragraphId} row={row} paragraph={paragraph} canEdit={canEdit} />
      ))}
      {canEdit && (
        <Button
          size="small"
          look="quiet"
          className="mt-3 -ml-2"
          onClick={() => openDialog("corrections", view)}
        >
          Corrections of the whole text…
        </Button>
      )}
    </>
  );
}

function CorrectedParagraph({
  row,
  paragraph,
  canEdit,
}: {
  readonly row: Segment;
  readonly paragraph: SourceParagraph;
  readonly canEdit: boolean;
}) {
  const chinese = useChinese();
  return (
    <section className="border-t border-line py-3 first:border-t-0 first:pt-0">
      <ul className="flex flex-col gap-3">
        {paragraph.corrections.map((correction) => (
          <Corrected key={correction.id} row={row} correction={correction} canEdit={canEdit} />
        ))}
      </ul>
      <h3 className="mt-3 text-[0.8125rem] font-medium text-soft">The original</h3>
      <p lang={chinese} className="text-source text-[0.9375rem]">
        {paragraph.original}
      </p>
    </section>
  );
}

function Corrected({
  row,
  correction,
  canEdit,
}: {
  readonly row: Segment;
  readonly correction: Correction;
  readonly canEdit: boolean;
}) {
  const chinese = useChinese();
  const bench = useBench();
  const { id, old, new: put, reason, by, at, ruleId } = correction;
  return (
    <li>
      <p lang={chinese} className="text-source text-[0.9375rem]">
        <del className="bg-diff-removed">{old}</del>{" "}
        {put === "" ? (
          <span lang="en" className="font-ui text-[0.8125rem] text-soft">
            taken out
          </span>
        ) : (
          <ins className="bg-diff-added no-underline">{put}</ins>
        )}
      </p>
      <p className="text-[0.8125rem] text-soft">
        {reason !== "" && <span className="text-ink">{reason} · </span>}
        {by?.name ?? "Somebody who has left"} <Time at={at} />
        {ruleId !== null && ", by the table"}
      </p>
      {canEdit && (
        <Button
          size="small"
          className="mt-1"
          aria-label={`Withdraw the correction of ${old}`}
          onClick={() =>
            bench.dispatch(
              { type: "leave-field" },
              { type: "act", action: { do: "withdraw-correction", id: row.id, correctionId: id } },
            )
          }
        >
          Withdraw
        </Button>
      )}
    </li>
  );
}

export const SOURCE_PANEL: FeaturePanel = {
  id: "source",
  label: "Source",
  needs: "read-source",
  Body: SourcePanel,
};
