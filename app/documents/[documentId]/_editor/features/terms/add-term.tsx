"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select, TextField } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import { findRow } from "@/lib/workbench/state/rows";
import { useBench } from "../../bench";
import { ask } from "../../front-door";
import type { DialogProps } from "../dialog-props";
import { projectOf, sourceOf } from "../memory/find-matches";
import { termsChanged } from "./recognised";
import { type Selected, selectedIn } from "./selected";

type Status = "preferred" | "forbidden";

/** A term out of what is selected in both columns; where one alone is, the aligner's evidence proposes the other. */
export function AddTerm({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const state = bench.cell.get();
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  const [texts, setTexts] = useState<Selected>(() => selectedIn(state.active));
  const [status, setStatus] = useState<Status>("preferred");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, for what was selected when the dialog opened
  useEffect(() => {
    if (!row || (texts.source === "") === (texts.target === "")) return;
    const side = texts.source === "" ? "target" : "source";
    const source = sourceOf(row);
    const start = (side === "source" ? source : row.target).indexOf(texts[side]);
    if (start === -1 || row.target.trim() === "") return;
    const asked = { source, target: row.target, side, start, end: start + texts[side].length };
    void projectOf(state.documentId).then(async (project) => {
      if (!project.ok) return;
      const answer = await ask<{ text: string }>("POST", `/projects/${project.value}/terms/answer`, asked);
      const other = side === "source" ? "target" : "source";
      if (answer.ok) setTexts((now) => (now[other] === "" ? { ...now, [other]: answer.value.text } : now));
    });
  }, []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const project = await projectOf(state.documentId);
    const answer = project.ok
      ? await ask("POST", `/projects/${project.value}/terms`, { ...texts, status })
      : project;
    setBusy(false);
    if (!answer.ok) return setProblem(say.message(answer.detail));
    termsChanged();
    close();
  };
  return (
    <Dialog open onOpenChange={close} title={say("terms.add")}>
      <form onSubmit={save} className="flex flex-col gap-3">
        <TextField
          label={say("terms.chinese")}
          lang="zh"
          value={texts.source}
          maxLength={300}
          data-autofocus={texts.source === "" ? true : undefined}
          onChange={({ target }) => setTexts({ ...texts, source: target.value })}
        />
        <TextField
          label={say("terms.english")}
          lang="en"
          value={texts.target}
          maxLength={300}
          error={problem}
          data-autofocus={texts.source === "" ? undefined : true}
          onChange={({ target }) => setTexts({ ...texts, target: target.value })}
        />
        <Select<Status>
          label={say("terms.english-is")}
          value={status}
          onChange={setStatus}
          options={(["preferred", "forbidden"] as const).map((value) => ({
            value,
            label: say(`terms.status.${value}`),
          }))}
        />
        <div className="flex gap-2">
          <Button
            type="submit"
            look="primary"
            busy={isBusy}
            disabled={texts.source.trim() === "" || texts.target.trim() === ""}
          >
            {say("terms.save")}
          </Button>
          <Button look="quiet" onClick={close}>
            {say("ui.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
