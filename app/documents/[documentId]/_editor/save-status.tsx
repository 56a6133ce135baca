"use client";

import { statusOf } from "@/lib/workbench/outbox";
import { useBench, useWorkbench } from "./bench";
import { useViewCell } from "./view";

/** What is saved and what is not, in words. */
export function SaveStatus() {
  const bench = useBench();
  const view = useViewCell();
  const text = useWorkbench((state) => wordsOf(statusOf(state.outbox, state.isOnline)));
  const kind = useWorkbench((state) => statusOf(state.outbox, state.isOnline).kind);
  const show = (dialog: "conflict" | "refused") => {
    const entry = [...bench.cell.get().outbox.values()].find((one) =>
      dialog === "conflict" ? one.conflict !== null : one.refusal !== null,
    );
    if (entry) bench.dispatch({ type: "activate", id: entry.segmentId });
    view.set((now) => ({ ...now, dialog }));
  };
  return (
    <span className="bench-status" data-kind={kind}>
      {/* "Saved" and "Saving…" come and go all the time: only what needs a person is read out. */}
      <span aria-live={kind === "saved" || kind === "saving" ? "off" : "polite"}>
        {kind === "conflict" || kind === "refused" ? (
          <button type="button" className="link" onClick={() => show(kind)}>
            {text}
          </button>
        ) : (
          text
        )}
      </span>
    </span>
  );
}

function wordsOf(status: ReturnType<typeof statusOf>): string {
  if (status.kind === "saved") return "Saved";
  if (status.kind === "saving") return "Saving…";
  const changes = `${status.rows} ${status.rows === 1 ? "change" : "changes"}`;
  if (status.kind === "waiting") return `Waiting for the network: ${changes} kept on this machine`;
  const rows = `${status.rows} ${status.rows === 1 ? "row" : "rows"}`;
  if (status.kind === "conflict") return `${rows} changed by two people: choose`;
  return `${rows} could not be saved: see why`;
}
