"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { Dialog } from "@/app/_ui/dialog";
import { Difference } from "@/app/_ui/difference";
import { TextArea } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import { isPastRestoring } from "@/lib/workbench/outbox/outbox";
import { useBench, useWorkbench } from "../bench";
import type { DialogProps } from "../features/dialog-props";

/** Two people changed the same words: both texts, the difference, and the choice. Nothing is lost either way. */
export function Conflict({ close }: DialogProps) {
  const say = useSay();
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
  const them = conflict.by?.name ?? say("editor.dialog.conflict.somebody");
  const lead = isPastRestoring(entry)
    ? say("editor.dialog.conflict.restored")
    : say("editor.dialog.conflict.lead", { who: them });
  return (
    <Dialog
      open
      onOpenChange={close}
      width="wide"
      title={say("editor.dialog.conflict.title", { row: number })}
      description={lead}
      keepOpen
      foot={
        <>
          <Button onClick={() => choose(conflict.text)}>{say("editor.dialog.conflict.theirs")}</Button>
          {joined === null ? (
            <Button onClick={() => setJoined(text)}>{say("editor.dialog.conflict.combine")}</Button>
          ) : (
            <Button onClick={() => choose(joined)}>{say("editor.dialog.conflict.keep-joined")}</Button>
          )}
          <Button look="primary" onClick={() => choose(text)}>
            {say("editor.dialog.conflict.mine")}
          </Button>
        </>
      }
    >
      <h3 className="text-sm text-soft">{say("editor.dialog.conflict.difference")}</h3>
      <Difference before={conflict.text} after={text} />
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <section>
          <h3 className="text-sm text-soft">{them}</h3>
          <p lang="en" className="bench-english">
            {conflict.text}
          </p>
        </section>
        <section>
          <h3 className="text-sm text-soft">{say("editor.dialog.conflict.you")}</h3>
          <p lang="en" className="bench-english">
            {text}
          </p>
        </section>
      </div>
      {joined !== null && (
        <div className="mt-4">
          <TextArea
            label={say("editor.dialog.conflict.text")}
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
  const say = useSay();
  const bench = useBench();
  const entry = useWorkbench((state) => [...state.outbox.values()].find((one) => one.refusal !== null));
  if (!entry) return null;
  return (
    <Dialog
      open
      onOpenChange={close}
      title={say("editor.dialog.refused.title")}
      description={entry.refusal && say.message(entry.refusal)}
      foot={
        <>
          <Button
            look="danger"
            onClick={() => {
              bench.dispatch({ type: "discard", segmentId: entry.segmentId });
              close();
            }}
          >
            {say("editor.dialog.refused.drop")}
          </Button>
          <CopyButton text={entry.text} label={say("editor.dialog.refused.copy")} />
        </>
      }
    >
      <p lang="en" className="bench-english">
        {entry.text}
      </p>
      <p className="mt-3 text-sm text-soft">{say("editor.dialog.refused.kept")}</p>
    </Dialog>
  );
}
