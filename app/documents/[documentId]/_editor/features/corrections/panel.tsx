"use client";

import { Button } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { keptInWords } from "@/lib/segmentation/reason";
import type { Correction } from "@/lib/wire/corrections";
import type { Segment, SourceParagraph } from "@/lib/wire/segments";
import { useBench, useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";
import { useKeyOf } from "../../key-of";
import { openDialog } from "../../run-command";
import { useViewCell } from "../../view";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { SourceIcon } from "../tab-icons";

/** What was corrected in the row's Chinese, by whom and why, with the original beneath. */
function SourcePanel({ row }: PanelProps) {
  const say = useSay();
  const correctKey = useKeyOf("correct");
  const view = useViewCell();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const corrected = row.source.filter(({ original }) => original !== null);
  return (
    <>
      {corrected.length === 0 && (
        <p className="text-soft">
          {say(row.source.length === 0 ? "editor.corrections.none-source" : "editor.corrections.none")}
          {canEdit && row.source.length > 0 && ` ${say("editor.corrections.how", { key: correctKey })}`}
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
          {say("editor.corrections.whole")}
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
  const say = useSay();
  const chinese = useChinese();
  return (
    <section className="border-t border-line py-3 first:border-t-0 first:pt-0">
      <ul className="flex flex-col gap-3">
        {paragraph.corrections.map((correction) => (
          <Corrected key={correction.id} row={row} correction={correction} canEdit={canEdit} />
        ))}
      </ul>
      <h3 className="mt-3 text-[0.8125rem] font-medium text-soft">{say("editor.corrections.original")}</h3>
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
  const say = useSay();
  const chinese = useChinese();
  const bench = useBench();
  const { id, old, new: put, reason, by, at, ruleId } = correction;
  return (
    <li>
      <p lang={chinese} className="text-source text-[0.9375rem]">
        <del className="bg-diff-removed">{old}</del>{" "}
        {put === "" ? (
          <span lang={say.language} className="font-ui text-[0.8125rem] text-soft">
            {say("editor.corrections.taken-out")}
          </span>
        ) : (
          <ins className="bg-diff-added no-underline">{put}</ins>
        )}
      </p>
      <p className="text-[0.8125rem] text-soft">
        {reason !== "" && <span className="text-ink">{keptInWords(say, reason)} · </span>}
        {by?.name ?? say("editor.somebody-left")} <Time at={at} />
        {ruleId !== null && say("editor.corrections.by-table")}
      </p>
      {canEdit && (
        <Button
          size="small"
          className="mt-1"
          aria-label={say("editor.corrections.withdraw-of", { old })}
          onClick={() =>
            bench.dispatch(
              { type: "leave-field" },
              { type: "act", action: { do: "withdraw-correction", id: row.id, correctionId: id } },
            )
          }
        >
          {say("editor.corrections.withdraw")}
        </Button>
      )}
    </li>
  );
}

export const SOURCE_PANEL: FeaturePanel = {
  id: "source",
  label: "editor.tab.source",
  Icon: SourceIcon,
  needs: "read-source",
  Body: SourcePanel,
};
