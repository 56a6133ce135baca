"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { isPastRestoring } from "@/lib/workbench/outbox/outbox";
import { useBench, useWorkbench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { Difference } from "../features/difference";

/** Two people changed the same words: both texts, the difference, and the choice. Nothing is lost either way. */
export function Conflict({ close }: DialogProps) {
  const bench = useBench();
  const entry = useWorkbench((state) => {
    const here = state.active === null ? undefined : state.outbox.get(state.active);
    return here?.conflict ? here : [...state.outbox.values()].find((one) => one.conflict !== null);
  });
  const [joined, setJoined] = useState<string | null>(null);
  const number = useWorkbench((state) => (state.rows.places.get(entry?.segmentId ?? "") ?? -1) + 1);
  if (!entry?.conflict) return null;
  const { conflict, segmentId, text } = entry;
  const choose = (chosen: string) => {
    bench.dispatch({ type: "resolve", segmentId, text: chosen });
    close();
  };
  const them = conflict.by?.name ?? "Somebody else";
  const said = isPastRestoring(entry)
    ? "A backup was restored after you wrote this, and the row does not say what you wrote it from."
    : `${them} saved this row while you were writing, in the same place.`;
  return (
    <Dialog
      open
      onOpenChange={close}
      width="wide"
      title={
        number > 0
          ? `Row ${number} was changed by two people`
          : "A row that is gone was changed by two people"
      }
      description={`${said} Your text is kept on this machine until you choose; theirs stays in the history whatever you choose.`}
      keepOpen
      foot={
        <>
          <Button onClick={() => choose(conflict.text)}>Take theirs</Button>
          {joined === null ? (
            <Button onClick={() => setJoined(text)}>Write it together…</Button>
          ) : (
            <Button onClick={() => choose(joined)}>Keep what I joined</Button>
          )}
          <Button look="primary" onClick={() => choose(text)}>
            Keep mine
          </Button>
        </>
      }
    >
      <h3 className="text-sm text-soft">From theirs to yours</h3>
      <Difference before={conflict.text} after={text} />
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <section>
          <h3 className="text-sm text-soft">{them}</h3>
          <p lang="en" className="bench-english">
            {conflict.text}
          </p>
        </section>
        <section>
          <h3 className="text-sm text-soft">You</h3>
          <p lang="en" className="bench-english">
            {text}
          </p>
        </section>
      </div>
      {joined !== null && (
        <div className="mt-4">
          <TextArea
            label="The text that shall stand"
            rows={6}
            lang="en"
            className="font-en"
            autoFocus
            value={joined}
            onChange={(event) => setJoined(event.target.value)}
          />
        </div>
      )}
    </Dialog>
  );
}

/** The server will not have a text: the row is gone, or the role has changed. The words can be taken along. */
export function Refused({ close }: DialogProps) {
  const bench = useBench();
  const entry = useWorkbench((state) => [...state.outbox.values()].find((one) => one.refusal !== null));
  if (!entry) return null;
  return (
    <Dialog
      open
      onOpenChange={close}
      title="This text could not be saved"
      description={entry.refusal}
      foot={
        <>
          <Button
            look="danger"
            onClick={() => {
              bench.dispatch({ type: "discard", segmentId: entry.segmentId });
              close();
            }}
          >
            Let it go
          </Button>
          <CopyButton text={entry.text} label="Copy my text" />
        </>
      }
    >
      <p lang="en" className="bench-english">
        {entry.text}
      </p>
      <p className="mt-3 text-sm text-soft">It is kept on this machine until it is saved or you let it go.</p>
    </Dialog>
  );
}
