"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { useToast } from "@/app/_ui/toast";
import { nameOfRule } from "@/app/_words/rule-words";
import { useSay } from "@/app/_words/words";
import { useWanted } from "../../ahead";
import { useBench } from "../../bench";
import { focusRowInUse } from "../../focus";
import { ReasonChips } from "../../reason-chips";
import { keepReason } from "../../recent-reasons";
import { onSending } from "../comments/thread";
import type { RowFinding } from "./found";
import { ignore, takeBack } from "./ignoring";

const REACHES = ["finding", "word", "project"] as const;

/** How far a finding is ignored, and why. */
export function IgnoreForm({
  rowId,
  finding,
  onDone,
}: {
  readonly rowId: string;
  readonly finding: RowFinding;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const field = useWanted("ignore");
  const [reach, setReach] = useState<(typeof REACHES)[number]>("finding");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const me = bench.cell.get().me.id;
  const post = async () => {
    if (busy || finding.id === null) return;
    setBusy(true);
    const answer = await ignore(bench, rowId, finding, { reach, reason: reason.trim() });
    setBusy(false);
    if (!answer.ok) return void toast({ title: say.message(answer.detail), kind: "problem" });
    if (reason.trim() !== "") keepReason(me, "ignore", reason.trim());
    onDone();
    focusRowInUse(bench);
    const { ignored } = answer.value;
    toast({
      title: say("editor.findings.ignored"),
      action: { label: say("editor.undo-button"), run: () => void takeBack(bench, rowId, ignored) },
    });
  };
  // A place without words has no word to ignore the rule for.
  const reaches = REACHES.filter((one) => one !== "word" || finding.start < finding.end);
  return (
    <form
      className="mt-1 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{say("editor.findings.ignore-what")}</legend>
        {reaches.map((one) => (
          <label key={one} className="flex items-baseline gap-2 pointer-coarse:min-h-11">
            <input type="radio" name="reach" checked={reach === one} onChange={() => setReach(one)} />
            <span>{say(`editor.findings.reach.${one}`, { rule: nameOfRule(say, finding.rule) })}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        ref={field}
        label={say("editor.findings.reason")}
        rows={2}
        maxLength={500}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={onSending(() => void post())}
      />
      <ReasonChips kind="ignore" onChoose={setReason} />
      {/* The server knows of it once the row is stored. */}
      {finding.id === null && <p className="text-soft">{say("editor.findings.once-stored")}</p>}
      <div className="flex justify-end gap-1">
        <Button size="small" look="quiet" onClick={onDone}>
          {say("editor.cancel")}
        </Button>
        <Button type="submit" size="small" busy={busy} disabled={finding.id === null}>
          {say("editor.findings.ignore-do")}
        </Button>
      </div>
    </form>
  );
}
