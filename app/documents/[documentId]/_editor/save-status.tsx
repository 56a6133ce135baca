"use client";

import { useSay } from "@/app/_words/words";
import type { Say } from "@/lib/messages/say";
import { type SaveStatus as Status, statusOf } from "@/lib/workbench/outbox/outbox";
import type { Workbench } from "@/lib/workbench/state/state";
import { useBench, useWorkbench } from "./bench";
import { useView, useViewCell } from "./view";

/** What is saved and what is not, in words; what needs a person is a button. */
export function SaveStatus() {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const status = (state: Workbench) => statusOf(state.outbox, state.isOnline, state.trouble);
  const text = useWorkbench((state) => wordsOf(status(state), state, say));
  const kind = useWorkbench((state) => status(state).kind);
  const dialog = useWorkbench((state) => dialogOf(status(state), state));
  const isCut = useView((now) => now.isCut);
  const show = (wanted: string) => {
    const entry = [...bench.cell.get().outbox.values()].find((one) =>
      wanted === "conflict" ? one.conflict !== null : wanted === "refused" && one.refusal !== null,
    );
    if (entry) bench.dispatch({ type: "activate", id: entry.segmentId });
    view.set((now) => ({ ...now, dialog: wanted }));
  };
  return (
    <span className="bench-status" data-kind={dialog === "sign-in" ? "refused" : kind}>
      <span role="status">{isCut && `${say("editor.status.cut")} `}</span>
      {/* "Saved" and "Saving…" come and go all the time: only what needs a person is read out. */}
      <span aria-live={kind === "saved" || kind === "saving" ? "off" : "polite"}>
        {dialog ? (
          <button type="button" className="link" onClick={() => show(dialog)}>
            {text}
          </button>
        ) : (
          text
        )}
      </span>
    </span>
  );
}

const isOut = ({ trouble }: Workbench) => trouble === "signed-out" || trouble === "somebody-else";

function dialogOf({ kind }: Status, state: Workbench): string | null {
  if (isOut(state)) return "sign-in";
  return kind === "conflict" || kind === "refused" ? kind : null;
}

function wordsOf(status: Status, { isKept, outbox, trouble }: Workbench, say: Say): string {
  const place = say(isKept ? "editor.status.kept" : "editor.status.at-risk");
  if (trouble === "signed-out" || trouble === "somebody-else")
    return say(`editor.status.${trouble}`, { count: outbox.size, place });
  switch (status.kind) {
    case "saved":
      return say("editor.status.saved");
    case "saving":
      return isKept ? say("editor.status.saving") : say("editor.status.saving-here", { count: status.rows });
    case "waiting":
      return say("editor.status.waiting", { why: status.why, count: status.rows, place });
    case "conflict":
    case "refused":
      return say(`editor.status.${status.kind}`, { count: status.rows });
  }
}
