"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select, TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { FROM_LIMIT, TO_LIMIT } from "@/lib/corrections/correction-table";
import { correctingOf } from "@/lib/workbench/state/correcting";
import { findRow } from "@/lib/workbench/state/rows";
import { sourceText } from "@/lib/workbench/state/source";
import { useBench } from "../../bench";
import { useChinese } from "../../chinese";
import { useView } from "../../view";
import type { DialogProps } from "../dialog-props";
import { choicesOf, consequences, Occurrences } from "./occurrences";
import { usePreview } from "./preview";

type Reach = "here" | "document" | "project";

/** Corrects the words that are selected, or that are written down here: once, or as a rule of the table. */
export function Correct({ close }: DialogProps) {
  const chinese = useChinese();
  const bench = useBench();
  const { documentId, active, rows, sourceCaret } = bench.cell.get();
  const selected = useView((now) => now.correcting);
  const row = findRow(rows, selected?.segmentId ?? active ?? "");
  const [written, setWritten] = useState("");
  const [put, setPut] = useState(selected?.read ?? "");
  const [reason, setReason] = useState("");
  const [reach, setReach] = useState<Reach>("here");
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());

  const text = row ? sourceText(row) : "";
  // Written down: where it stands next after the Chinese cursor, else first.
  const after = text.indexOf(written, sourceCaret ?? 0);
  const at = after === -1 ? text.indexOf(written) : after;
  const found =
    selected ??
    (row && written !== "" && at !== -1 ? correctingOf(row, { start: at, end: at + written.length }) : null);
  const canBeRule = found !== null && found.replaces.length === 0 && found.old.length <= FROM_LIMIT;
  const isRule = canBeRule && reach !== "here";
  const isSame = found !== null && put === found.old;
  const rule = isRule && !isSame ? { only: [], rows: [{ from: found.old, to: put, reason }] } : null;
  const preview = usePreview(
    documentId,
    rule && { ...rule, rows: [{ from: found?.old, to: put }], limit: 1000 },
  );
  if (!row) return null;
  const isReady = found !== null && !isSame && (!isRule || preview?.kind === "here");

  const done = () => {
    if (!found || !isReady) return;
    close();
    const { paragraphId, start, end, old, replaces } = found;
    bench.dispatch(
      { type: "leave-field" },
      {
        type: "act",
        action:
          rule && preview?.kind === "here"
            ? {
                do: "apply-table",
                table: {
                  ...rule,
                  scope: reach === "project" ? "project" : "document",
                  ...choicesOf(preview.value, flipped),
                },
              }
            : {
                do: "correct",
                id: row.id,
                paragraphId,
                wish: { start, end, old, new: put, reason, replaces },
              },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      keepOpen={put !== (selected?.read ?? "")}
      width={isRule ? "wide" : "regular"}
      title="Correct the Chinese"
      description="The original is kept beneath. Everybody reads the corrected words, marked with a dotted line, and it can be undone."
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        {selected ? (
          <p className="text-sm">
            <span className="block font-medium">The original has</span>
            <span lang={chinese} className="text-source text-base">
              {selected.old}
            </span>
          </p>
        ) : (
          <TextField
            label="What stands there"
            lang={chinese}
            value={written}
            onChange={(event) => {
              setWritten(event.target.value);
              setPut(event.target.value);
            }}
            hint="Next time select the words in the Chinese first; then they stand here."
            error={written !== "" && found === null ? "These words are not in this row." : undefined}
          />
        )}
        <TextField
          label="What it should say"
          lang={chinese}
          maxLength={isRule ? TO_LIMIT : 2000}
          value={put}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setPut(event.target.value)}
          hint={put === "" ? "Left empty, the words are taken out." : undefined}
        />
        <TextField
          label="Why (if it needs saying)"
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {canBeRule && (
          <Select<Reach>
            label="Where"
            value={reach}
            onChange={setReach}
            options={[
              { value: "here", label: "Only here" },
              { value: "document", label: "Everywhere in this text, as a rule of its table" },
              { value: "project", label: "Here, as a rule that the project’s other texts are offered, too" },
            ]}
          />
        )}
        {preview?.kind === "asking" && <p className="text-sm text-soft">Looking for all places…</p>}
        {preview?.kind === "refused" && (
          <Notice kind="problem" title="The places could not be found">
            {preview.detail}
          </Notice>
        )}
        {preview?.kind === "here" && (
          <div className="max-h-64 overflow-y-auto">
            <Occurrences
              preview={preview.value}
              flipped={flipped}
              onFlip={(key) => setFlipped(flip(flipped, key))}
            />
          </div>
        )}
        {preview?.kind === "here" && (
          <p role="status" className="text-sm text-soft">
            {consequences(preview.value, flipped)}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" look="primary" disabled={!isReady}>
            {isRule ? "Correct all" : "Correct"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function flip(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
