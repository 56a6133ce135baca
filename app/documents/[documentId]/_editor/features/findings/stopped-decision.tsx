"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { SeverityIcon } from "@/app/_ui/severity-icon";
import { textOfFinding } from "@/app/_words/rule-words";
import { useSay } from "@/app/_words/words";
import type { SegmentFindings } from "@/lib/wire/findings";
import { numberOf } from "@/lib/workbench/state/state";
import { useBench } from "../../bench";
import { ReasonChips } from "../../reason-chips";
import { keepReason } from "../../recent-reasons";
import { type Stopped, useView, useViewCell } from "../../view";
import { useAsked } from "../asked";
import type { DialogProps } from "../dialog-props";

/** A finding stopped a confirmation or an approval: what it is, and the decision all the same, for an approval with its reason. */
export function StoppedDecision({ close }: DialogProps) {
  const stopped = useView(({ stopped: now }) => now);
  return stopped && <Asking stopped={stopped} close={close} />;
}

function Asking({ stopped, close }: { readonly stopped: Stopped } & DialogProps) {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const { decision: what, id } = stopped;
  const state = bench.cell.get();
  const [reason, setReason] = useState("");
  const [asked] = useAsked<SegmentFindings>(`/segments/${id}/findings`, id);
  const stops =
    asked.kind === "here"
      ? asked.value.findings.filter(({ severity, ignored }) => severity === "stop" && ignored === null)
      : [];
  useEffect(() => () => view.set((now) => ({ ...now, stopped: null })), [view]);
  const isReasoned = what === "confirm" || reason.trim() !== "";
  const goBack = () => {
    close();
    view.set((now) => ({ ...now, panel: "findings" }));
    bench.dispatch({ type: "activate", id });
  };
  const decide = () => {
    if (!isReasoned) return;
    if (what === "approve") keepReason(state.me.id, "despite", reason);
    close();
    bench.dispatch({
      type: "act",
      action: { do: what, ids: [id], despite: what === "confirm" ? true : reason.trim() },
    });
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      keepOpen={reason !== ""}
      title={say("editor.dialog.stopped.title", { what, row: numberOf(state, id) })}
      description={say("editor.dialog.stopped.lead", { what })}
    >
      <ul className="mb-4 flex flex-col gap-2">
        {stops.map((finding) => (
          <li key={finding.id} className="flex items-baseline gap-2">
            <SeverityIcon severity="stop" />
            {textOfFinding(say, finding)}
          </li>
        ))}
      </ul>
      {asked.kind === "refused" && <p className="mb-4 text-accent">{say.message(asked.detail)}</p>}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        {what === "approve" && (
          <>
            <TextField
              label={say("editor.dialog.stopped.reason")}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <ReasonChips kind="despite" onChoose={setReason} />
          </>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button type="submit" disabled={!isReasoned}>
            {say("editor.dialog.stopped.despite", { what })}
          </Button>
          <Button look="primary" data-autofocus={what === "confirm" || undefined} onClick={goBack}>
            {say("editor.dialog.stopped.back")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
