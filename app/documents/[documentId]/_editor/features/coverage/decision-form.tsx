"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import type { Side } from "@/lib/check/check";
import type { NewCoverageDecision } from "@/lib/wire/findings";
import type { Segment } from "@/lib/wire/segments";
import { readRowNumber } from "@/lib/workbench/commands/navigation";
import { listRows } from "@/lib/workbench/state/rows";
import { numberOf } from "@/lib/workbench/state/state";
import { useBench } from "../../bench";
import { ask } from "../../front-door";
import { ReasonChips } from "../../reason-chips";
import { keepReason } from "../../recent-reasons";
import { askCoverage, type CoveredSentence } from "./covered";

/** What somebody knows of a sentence that found no answer: it is rendered in a row, or it is missing on purpose. */
export function DecisionForm({
  row,
  side,
  sentence,
  onDone,
}: {
  readonly row: Segment;
  readonly side: Side;
  readonly sentence: CoveredSentence;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const [kind, setKind] = useState<NewCoverageDecision["kind"]>("rendered");
  const [number, setNumber] = useState(String(numberOf(bench.cell.get(), row.id)));
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const rows = listRows(bench.cell.get().rows);
  const place = readRowNumber(number, rows.length);
  const isWhole = kind === "purpose" ? reason.trim() !== "" : place !== null;
  const post = async () => {
    if (busy || !isWhole) return;
    setBusy(true);
    const { start, end } = sentence;
    const thereId = kind === "rendered" && place !== null ? rows[place]?.id : undefined;
    const answer = await ask<unknown>("POST", `/segments/${row.id}/coverage`, {
      side,
      start,
      end,
      kind,
      reason: reason.trim(),
      ...(thereId === undefined ? {} : { thereId }),
    } satisfies NewCoverageDecision);
    setBusy(false);
    if (!answer.ok) return void toast({ title: say.message(answer.detail), kind: "problem" });
    if (kind === "purpose") keepReason(bench.cell.get().me.id, "coverage", reason);
    onDone();
    await askCoverage(bench, true);
  };
  return (
    <form
      className="mt-1 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{say(`editor.coverage.decide.${side}`)}</legend>
        {(["rendered", "purpose"] as const).map((one) => (
          <label key={one} className="flex items-baseline gap-2 pointer-coarse:min-h-11">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            <span>
              {side === "source"
                ? say(`editor.coverage.source-kind.${one}`)
                : say(`editor.coverage.target-kind.${one}`)}
            </span>
          </label>
        ))}
      </fieldset>
      {kind === "rendered" && (
        <TextField
          label={say("editor.coverage.row")}
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      )}
      <TextField
        label={say(kind === "purpose" ? "editor.coverage.why" : "editor.coverage.note")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {kind === "purpose" && <ReasonChips kind="coverage" onChoose={setReason} />}
      <div className="flex justify-end gap-1">
        <Button size="small" look="quiet" onClick={onDone}>
          {say("editor.cancel")}
        </Button>
        <Button type="submit" size="small" busy={busy} disabled={!isWhole}>
          {say("editor.coverage.say")}
        </Button>
      </div>
    </form>
  );
}
