"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select } from "@/app/_ui/field";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Filling, RepeatList } from "@/lib/wire/filling";
import { findRow } from "@/lib/workbench/state/rows";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { useView, useViewCell } from "../../view";
import type { Asked } from "../asked";
import type { DialogProps } from "../dialog-props";
import { forgetFilling } from "./after-confirm";
import { projectOf, sourceOf } from "./find-matches";

type Propagation = Filling["propagation"];

/** The English of a row that was confirmed may go to its repeats: which they are, and whether to ask again. */
export function PropagateDialog({ close: shut }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const view = useViewCell();
  const close = () => {
    view.set((now) => ({ ...now, propagating: null }));
    shut();
  };
  const offered = useView((now) => now.propagating);
  const active = useWorkbench((state) => state.active);
  const id = offered ?? active;
  const row = useWorkbench((state) => (id === null ? undefined : findRow(state.rows, id)));
  const canSet = useWorkbench((state) => may(state.me.role, "import"));
  const [asked, setAsked] = useState<Asked<RepeatList>>({ kind: "asking" });
  const [onward, setOnward] = useState<Propagation>("ask");
  useEffect(() => {
    if (id === null) return;
    const stop = new AbortController();
    void ask<RepeatList>("GET", `/segments/${id}/repeats`, undefined, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setAsked(
        answer.ok ? { kind: "here", value: answer.value } : { kind: "refused", detail: answer.detail },
      );
    });
    return () => stop.abort();
  }, [id]);
  const repeats = asked.kind === "here" ? asked.value.repeats : [];
  const free = repeats.filter(({ isFree, differs }) => isFree && differs);
  const kept = repeats.filter(({ isFree, differs, isExempt }) => !isFree && differs && !isExempt);
  const remember = async () => {
    if (onward === "ask") return;
    const { documentId } = bench.cell.get();
    const project = await projectOf(documentId);
    if (!project.ok) return;
    const path = `/projects/${project.value}/filling`;
    const now = await ask<Filling>("GET", path);
    if (!now.ok) return;
    const answer = await ask("PUT", path, { ...now.value, propagation: onward });
    forgetFilling();
    if (!answer.ok) toast({ kind: "problem", title: say.message(answer.detail) });
  };
  const fill = () => {
    if (asked.kind === "asking") return;
    void remember();
    close();
    if (id !== null && free.length > 0) bench.dispatch({ type: "act", action: { do: "propagate", id } });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) void remember();
        close();
      }}
      title={say("memory.propagate.title")}
      description={row && <span lang="zh">{sourceOf(row).slice(0, 120)}</span>}
      foot={
        <>
          <Button
            look="quiet"
            onClick={() => {
              void remember();
              close();
            }}
          >
            {say("memory.propagate.not")}
          </Button>
          <Button
            data-autofocus
            look="primary"
            disabled={asked.kind !== "asking" && free.length === 0}
            onClick={fill}
          >
            {say("memory.propagate.fill", { count: free.length })}
          </Button>
        </>
      }
    >
      {asked.kind === "refused" && <p className="text-accent">{say.message(asked.detail)}</p>}
      {row && (
        <p lang="en" className="bench-english mb-3">
          {row.target}
        </p>
      )}
      {free.length > 0 && (
        <p className="text-sm">
          {say("memory.propagate.goes", {
            rows: free.slice(0, 40).map(({ position }) => String(position)),
            more: Math.max(0, free.length - 40),
          })}
        </p>
      )}
      {kept.length > 0 && (
        <div className="mt-3">
          <p className="text-sm text-soft">{say("memory.propagate.kept", { count: kept.length })}</p>
          <ul className="mt-1 flex flex-col gap-1">
            {kept.slice(0, 20).map(({ id: other, position, target }) => (
              <li key={other} className="flex gap-2 text-sm">
                <span className="tabular-nums text-soft">{position}</span>
                <span lang="en" className="bench-english min-w-0 flex-1">
                  {target}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {canSet && (
        <div className="mt-4 max-w-xs pb-2">
          <Select<Propagation>
            label={say("memory.propagate.onward")}
            value={onward}
            onChange={setOnward}
            options={(["ask", "always", "never"] as const).map((value) => ({
              value,
              label: say(`memory.propagation.${value}`),
            }))}
          />
        </div>
      )}
    </Dialog>
  );
}
