"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select, TextField } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import { findRow } from "@/lib/workbench/state/rows";
import { useBench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { ReasonChips } from "../reason-chips";
import { keepReason } from "../recent-reasons";

export const Omit = (props: DialogProps) => <Reasoned kind="omit" {...props} />;
export const SetAside = (props: DialogProps) => <Reasoned kind="set-aside" {...props} />;

/** Omitting and setting aside both need a reason. */
function Reasoned({ kind, close }: DialogProps & { readonly kind: "omit" | "set-aside" }) {
  const say = useSay();
  const bench = useBench();
  const state = bench.cell.get();
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  const [reason, setReason] = useState("");
  const [paragraphId, setParagraphId] = useState(row?.source[0]?.paragraphId ?? "");
  if (!row) return null;
  const done = () => {
    if (reason.trim() === "") return;
    keepReason(state.me.id, kind, reason);
    close();
    bench.dispatch(
      { type: "leave-field" },
      {
        type: "act",
        action:
          kind === "omit"
            ? { do: "omit", id: row.id, reason }
            : { do: "set-aside", id: row.id, paragraphId, reason },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title={say(`editor.dialog.${kind}.title`)}
      description={say(`editor.dialog.${kind}.lead`)}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        {kind === "set-aside" && row.source.length > 1 && (
          <Select
            label={say("editor.dialog.set-aside.which")}
            value={paragraphId}
            onChange={setParagraphId}
            options={row.source.map((one) => ({
              value: one.paragraphId,
              label: [...one.text].slice(0, 40).join(""),
            }))}
          />
        )}
        <TextField
          label={say(`editor.dialog.${kind}.label`)}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ReasonChips kind={kind} onChoose={setReason} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{say("editor.cancel")}</Button>
          <Button type="submit" look="primary" disabled={reason.trim() === ""}>
            {say(`editor.dialog.${kind}.verb`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
