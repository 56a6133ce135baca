"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import { readRowNumber } from "@/lib/workbench/commands/navigation";
import { listRows, rowAt, rowCount } from "@/lib/workbench/state/rows";
import { numberOf } from "@/lib/workbench/state/state";
import { useBench } from "../bench";
import type { DialogProps } from "../features/dialog-props";

export function GoToRow({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const state = bench.cell.get();
  const { rows, chosen } = state;
  const [written, setWritten] = useState("");
  const last = rowAt(rows, rowCount(rows) - 1);
  const count = last ? numberOf(state, last.id) : 0;
  const index = readRowNumber(written, count);
  const go = () => {
    if (index === null) return;
    // Whoever does not see all rows comes to the first one from there on.
    const row = listRows(rows).find(({ id }) => numberOf(state, id) > index);
    if (!row) return;
    close();
    if (chosen && !chosen.includes(row.id)) bench.dispatch({ type: "filter", filter: "all" });
    // After the dialog has given the keyboard back.
    setTimeout(() => bench.dispatch({ type: "activate", id: row.id }), 50);
  };
  return (
    <Dialog open onOpenChange={close} title={say("editor.dialog.go.title")} width="narrow">
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <div className="flex-1">
          <TextField
            label={say("editor.dialog.go.label", { count })}
            inputMode="numeric"
            value={written}
            onChange={(event) => setWritten(event.target.value)}
            error={written !== "" && index === null ? say("editor.dialog.go.error", { count }) : undefined}
          />
        </div>
        <Button type="submit" look="primary" disabled={index === null}>
          {say("editor.dialog.go.go")}
        </Button>
      </form>
    </Dialog>
  );
}
