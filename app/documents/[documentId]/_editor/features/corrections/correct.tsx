"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select, TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { useSay } from "@/app/_words/words";
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
  const say = useSay();
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
      title={say("editor.corrections.correct.title")}
      description={say("editor.corrections.correct.lead")}
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
            <span className="block font-medium">{say("editor.corrections.correct.has")}</span>
            <span lang={chinese} className="text-source text-base">
              {selected.old}
            </span>
          </p>
        ) : (
          <TextField
            label={say("editor.corrections.correct.stands")}
            lang={chinese}
            value={written}
            onChange={(event) => {
              setWritten(event.target.value);
              setPut(event.target.value);
            }}
            hint={say("editor.corrections.correct.next-time")}
            error={written !== "" && found === null ? say("editor.corrections.correct.not-here") : undefined}
          />
        )}
        <TextField
          label={say("editor.corrections.correct.should")}
          lang={chinese}
          maxLength={isRule ? TO_LIMIT : 2000}
          value={put}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setPut(event.target.value)}
          hint={put === "" ? say("editor.corrections.correct.empty") : undefined}
        />
        <TextField
          label={say("editor.corrections.correct.why")}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {canBeRule && (
          <Select<Reach>
            label={say("editor.corrections.correct.where")}
            value={reach}
            onChange={setReach}
            options={[
              { value: "here", label: say("editor.corrections.correct.reach.here") },
              { value: "document", label: say("editor.corrections.correct.reach.document") },
              { value: "project", label: say("editor.corrections.correct.reach.project") },
            ]}
          />
        )}
        {preview?.kind === "asking" && (
          <p className="text-sm text-soft">{say("editor.corrections.looking")}</p>
        )}
        {preview?.kind === "refused" && (
          <Notice kind="problem" title={say("editor.corrections.places-refused")}>
            {say.message(preview.detail)}
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
            {say.message(consequences(preview.value, flipped))}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{say("editor.cancel")}</Button>
          <Button type="submit" look="primary" disabled={!isReady}>
            {say(isRule ? "editor.corrections.correct.all" : "editor.corrections.correct.verb")}
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
