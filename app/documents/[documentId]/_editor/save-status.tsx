"use client";

import { type SaveStatus as Status, statusOf, type Trouble } from "@/lib/workbench/outbox/outbox";
import type { Workbench } from "@/lib/workbench/state/state";
import { useBench, useWorkbench } from "./bench";
import { useView, useViewCell } from "./view";

/** What is saved and what is not, in words; what needs a person is a button. */
export function SaveStatus() {
  const bench = useBench();
  const view = useViewCell();
  const status = (state: Workbench) => statusOf(state.outbox, state.isOnline, state.trouble);
  const text = useWorkbench((state) => wordsOf(status(state), state));
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
      <span role="status">
        {isCut && "Not connected: you do not see what others do. What you type stays here. "}
      </span>
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

function wordsOf(status: Status, state: Workbench): string {
  const changes = (rows: number) => `${rows} ${rows === 1 ? "change" : "changes"}`;
  const place = state.isKept ? "kept on this machine" : "in this window only, do not close it";
  const waiting = state.outbox.size === 0 ? "" : `, ${changes(state.outbox.size)} ${place}`;
  if (state.trouble === "signed-out") return `Signed out${waiting}: sign in`;
  if (state.trouble === "somebody-else") return `Somebody else is signed in${waiting}: see what to do`;
  if (status.kind === "saved") return "Saved";
  if (status.kind === "saving") return state.isKept ? "Saving…" : `Saving ${changes(status.rows)} ${place}…`;
  if (status.kind === "waiting") return `${WAITING_FOR[status.why]}: ${changes(status.rows)} ${place}`;
  const rows = `${status.rows} ${status.rows === 1 ? "row" : "rows"}`;
  if (status.kind === "conflict") return `${rows} changed by two people: choose`;
  return `${rows} could not be saved: see why`;
}

const WAITING_FOR: Readonly<Record<Trouble, string>> = {
  network: "Waiting for the network",
  server: "The server cannot save now",
  full: "The disk of the server is full",
  "signed-out": "Signed out",
  "somebody-else": "Somebody else is signed in",
};
