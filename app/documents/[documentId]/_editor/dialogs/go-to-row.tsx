"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { readRowNumber } from "@/lib/workbench/navigation";
import { rowAt, rowCount } from "@/lib/workbench/rows";
import { useBench } from "../bench";
import type { DialogProps } from "./dialogs";

export function GoToRow({ close }: DialogProps) {
  const bench = useBench();
  const { rows, chosen } = bench.cell.get();
  const [written, setWritten] = useState("");
  const count = rowCount(rows);
  const index = readRowNumber(written, count);
  const go = () => {
    const row = index === null ? undefined : rowAt(rows, index);
    if (!row) return;
    close();
    if (chosen && !chosen.includes(row.id)) bench.dispatch({ type: "filter", filter: "all" });
    // After the dialog has given the keyboard back.
    setTimeout(() => bench.dispatch({ type: "activate", id: row.id }), 50);
  };
  return (
    <Dialog open onOpenChange={close} title="Go to row" width="narrow">
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <div className="flex-1">
          <TextField
            label={`Row, 1 to ${count}`}
            inputMode="numeric"
            autoFocus
            value={written}
            onChange={(event) => setWritten(event.target.value)}
            error={written !== "" && index === null ? `There are rows 1 to ${count}.` : undefined}
          />
        </div>
        <Button type="submit" look="primary" disabled={index === null}>
          Go
        </Button>
      </form>
    </Dialog>
  );
}
