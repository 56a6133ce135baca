"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Notice } from "@/app/_ui/notice";
import { Segmented } from "@/app/_ui/segmented";
import { useSay } from "@/app/_words/words";
import { useBench, useWorkbench } from "../../bench";
import type { DialogProps } from "../dialog-props";
import { flip } from "./correct";
import { choicesOf, consequences, Occurrences } from "./occurrences";
import { usePreview } from "./preview";
import { Repairs } from "./repairs";
import { RuleTable } from "./rule-table";
import { Suspects } from "./suspects";

type Tab = "table" | "places" | "suspects" | "repairs";

/** The substitution table of the text: its rows, every place where they act; words and characters that look damaged. */
export function Corrections({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const { documentId } = bench.cell.get();
  // Asked again once something was applied or withdrawn, also where no row reads otherwise for it.
  const rows = useWorkbench((state) => state.rows);
  const acting = useWorkbench((state) => state.acting.length);
  const [tab, setTab] = useState<Tab>("table");
  const [edited, setEdited] = useState(0);
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState({ from: "", to: "" });
  const version = useVersion(rows, acting) + edited;
  const preview = usePreview(documentId, { limit: 2000 }, version);
  const plan = preview?.kind === "here" ? preview.value : null;
  const isIdle = plan === null || (plan.making + plan.leaving === 0 && flipped.size === 0);
  // The foot is about the table; what is found beside it has its own buttons.
  const isOfTable = tab === "table" || tab === "places";
  const apply = () => {
    if (!plan) return;
    close();
    bench.dispatch(
      { type: "leave-field" },
      { type: "act", action: { do: "apply-table", table: choicesOf(plan, flipped) } },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      width="wide"
      title={say("editor.corrections.title")}
      description={say("editor.corrections.lead")}
      foot={
        <>
          {isOfTable && (
            <p role="status" className="mr-auto self-center text-sm text-soft">
              {plan ? say.message(consequences(plan, flipped)) : say("editor.corrections.looking")}
            </p>
          )}
          <Button onClick={close}>{say("editor.close")}</Button>
          {isOfTable && (
            <Button look="primary" disabled={isIdle} onClick={apply}>
              {say("editor.corrections.apply")}
            </Button>
          )}
        </>
      }
    >
      <Segmented<Tab>
        label={say("editor.panel.tabs")}
        value={tab}
        onChange={setTab}
        options={[
          { value: "table", label: say("editor.corrections.tab.table") },
          {
            value: "places",
            label: plan
              ? say("editor.corrections.tab.places-count", { count: countOf(plan) })
              : say("editor.corrections.tab.places"),
          },
          { value: "suspects", label: say("editor.corrections.tab.suspects") },
          { value: "repairs", label: say("editor.corrections.tab.repairs") },
        ]}
      />
      <div className="mt-3 min-h-64">
        {tab === "table" && (
          <RuleTable
            documentId={documentId}
            version={version}
            draft={draft}
            onDraft={setDraft}
            onEdited={() => setEdited((count) => count + 1)}
          />
        )}
        {tab === "places" && preview?.kind === "refused" && (
          <Notice kind="problem" title={say("editor.corrections.places-refused")}>
            {say.message(preview.detail)}
          </Notice>
        )}
        {tab === "places" && plan && countOf(plan) === 0 && (
          <p className="text-sm text-soft">{say("editor.corrections.table-none")}</p>
        )}
        {tab === "places" && plan && (
          <Occurrences preview={plan} flipped={flipped} onFlip={(key) => setFlipped(flip(flipped, key))} />
        )}
        {tab === "repairs" && <Repairs documentId={documentId} version={version} />}
        {tab === "suspects" && (
          <Suspects
            documentId={documentId}
            onRule={(next) => {
              setDraft(next);
              setTab("table");
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

function countOf({
  rows,
}: {
  readonly rows: readonly { readonly places: number; readonly excepted: number }[];
}) {
  return rows.reduce((sum, { places, excepted }) => sum + places + excepted, 0);
}

/** Another value whenever the rows have changed, or something was asked or answered. */
function useVersion(rows: unknown, acting: number): number {
  const [seen, setSeen] = useState({ rows, acting, count: 0 });
  if (seen.rows !== rows || seen.acting !== acting) setSeen({ rows, acting, count: seen.count + 1 });
  return seen.count;
}
