"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select, TextField } from "@/app/_ui/field";
import { findRow } from "@/lib/workbench/state/rows";
import { useBench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { ReasonChips } from "../reason-chips";
import { keepReason } from "../recent-reasons";

const WORDS = {
  omit: {
    title: "Leave this row out",
    description:
      "Its Chinese and English stay here; the export leaves it out and can say so. It can be undone.",
    label: "Why it is left out",
    verb: "Leave out",
  },
  "set-aside": {
    title: "Set the Chinese aside",
    description:
      "What does not belong to the text: navigation, advertisements. It stays here as a quiet line and can be brought back.",
    label: "Why it is set aside",
    verb: "Set aside",
  },
} as const;

export const Omit = (props: DialogProps) => <Reasoned what="omit" {...props} />;
export const SetAside = (props: DialogProps) => <Reasoned what="set-aside" {...props} />;

/** Omitting and setting aside both need a reason. */
function Reasoned({ what, close }: DialogProps & { readonly what: keyof typeof WORDS }) {
  const bench = useBench();
  const state = bench.cell.get();
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  const [reason, setReason] = useState("");
  const [paragraphId, setParagraphId] = useState(row?.source[0]?.paragraphId ?? "");
  const words = WORDS[what];
  if (!row) return null;
  const done = () => {
    if (reason.trim() === "") return;
    keepReason(state.me.id, what, reason);
    close();
    bench.dispatch(
      { type: "leave-field" },
      {
        type: "act",
        action:
          what === "omit"
            ? { do: "omit", id: row.id, reason }
            : { do: "set-aside", id: row.id, paragraphId, reason },
      },
    );
  };
  return (
    <Dialog open onOpenChange={close} title={words.title} description={words.description}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        {what === "set-aside" && row.source.length > 1 && (
          <Select
            label="Which paragraph"
            value={paragraphId}
            onChange={setParagraphId}
            options={row.source.map((one) => ({
              value: one.paragraphId,
              label: [...one.text].slice(0, 40).join(""),
            }))}
          />
        )}
        <TextField
          label={words.label}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ReasonChips kind={what} onChoose={setReason} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" look="primary" disabled={reason.trim() === ""}>
            {words.verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
