"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { call } from "@/app/_api/call";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { Notice } from "@/app/_ui/notice";
import { Segmented } from "@/app/_ui/segmented";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import type { Problem } from "@/lib/wire/problem";
import type { ReturnApplied, ReturnDetail } from "@/lib/wire/returns";
import { Applied, LeftAside } from "./around";
import { CHOOSE_ALL, chooseRow, chooseText, countChosen, isChosen, orderOf } from "./choices";
import { ReturnedRow } from "./returned-row";

const SHOWN = ["all", "changed", "merged", "conflict", "said"] as const;
type Shown = (typeof SHOWN)[number];

/** A returned file beside the rows: what would change, what to take of it, and taking it back. */
export function Comparison({ first }: { readonly first: ReturnDetail }) {
  const say = useSay();
  const [detail, setDetail] = useState(first);
  const [shown, setShown] = useState<Shown>("all");
  const [choices, setChoices] = useState(CHOOSE_ALL);
  const [busy, setBusy] = useState<"apply" | "undo" | "read" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<ReturnApplied | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { id, summary, rows, next, applied } = detail;
  const chosen = countChosen(choices, summary.touched);

  const read = async (show: Shown, after: number | null = null) => {
    const from = after === null ? "" : `&after=${after}`;
    const answer = await call<ReturnDetail>("GET", `/api/v1/returns/${id}?show=${show}${from}`);
    if (!answer.ok) return setProblem(answer.problem);
    setDetail(after === null ? answer.value : { ...answer.value, rows: [...rows, ...answer.value.rows] });
  };

  const during = async (work: NonNullable<typeof busy>, run: () => Promise<void>) => {
    if (busy) return;
    setBusy(work);
    setProblem(null);
    await run();
    setBusy(null);
  };

  const apply = () =>
    during("apply", async () => {
      if (chosen === 0) return;
      const answer = await call<ReturnApplied>("POST", `/api/v1/returns/${id}/apply`, orderOf(choices));
      if (!answer.ok) return setProblem(answer.problem);
      setDone(answer.value);
      setChoices(CHOOSE_ALL);
      await read(shown);
    });

  const undo = () =>
    during("undo", async () => {
      const answer = await call("POST", `/api/v1/changes/${applied?.change}/undo`);
      if (!answer.ok) return setProblem(answer.problem);
      setDone(null);
      await read(shown);
    });

  const show = (value: Shown) => {
    setShown(value);
    void during("read", () => read(value));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void apply();
    }
    const { target } = event;
    const isBox = target instanceof HTMLInputElement && target.type === "checkbox";
    if (!isBox || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
    boxes[boxes.indexOf(target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  };

  const counts: Readonly<Record<Shown, number>> = {
    all: summary.touched,
    changed: summary.changed,
    merged: summary.merged,
    conflict: summary.conflicts,
    said: summary.said,
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys are shortcuts for buttons and boxes that stand inside
    <div className="flex flex-col gap-5" onKeyDown={onKeyDown}>
      <p className="text-sm text-soft">
        {say("returns.summary", { same: summary.same, touched: summary.touched })}
      </p>
      {applied && <Applied applied={applied} done={done} busy={busy === "undo"} onUndo={() => void undo()} />}
      {done && done.kept > 0 && <Notice>{say("returns.applied.kept", { count: done.kept })}</Notice>}
      {problem && (
        <Notice kind="problem" title={problem.title}>
          {problem.detail}
        </Notice>
      )}
      <LeftAside detail={detail} />
      {summary.touched === 0 ? (
        <Notice kind="done">{say("returns.nothing")}</Notice>
      ) : (
        <section aria-labelledby="differences">
          <h2 id="differences" className="sr-only">
            {say("returns.differences")}
          </h2>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <Segmented
              label={say("returns.show.label")}
              value={shown}
              onChange={show}
              options={SHOWN.filter((value) => value === "all" || value === shown || counts[value] > 0).map(
                (value) => ({ value, label: say(`returns.show.${value}`, { count: counts[value] }) }),
              )}
            />
            <div className="flex gap-1">
              <Button
                size="small"
                look="quiet"
                onClick={() => setChoices({ ...choices, isAll: true, others: new Set() })}
              >
                {say("returns.choose.all")}
              </Button>
              <Button
                size="small"
                look="quiet"
                onClick={() => setChoices({ ...choices, isAll: false, others: new Set() })}
              >
                {say("returns.choose.none")}
              </Button>
            </div>
          </div>
          {rows.length === 0 && <p className="mt-4 text-sm text-soft">{say("returns.nothing.shown")}</p>}
          <ul ref={list} className="mt-3 border-t border-line">
            {rows.map((row) => (
              <ReturnedRow
                key={row.segmentId}
                documentId={detail.documentId}
                row={row}
                isChosen={isChosen(choices, row.segmentId)}
                choice={choices.conflicts.get(row.segmentId)}
                onChoose={() => setChoices(chooseRow(choices, row.segmentId))}
                onText={(choice) => setChoices(chooseText(choices, row, choice))}
              />
            ))}
          </ul>
          {next !== null && (
            <Button
              className="mt-3"
              busy={busy === "read"}
              onClick={() => void during("read", () => read(shown, next))}
            >
              {say("returns.more")}
            </Button>
          )}
          <Foot chosen={chosen} busy={busy === "apply"} onApply={() => void apply()} />
        </section>
      )}
    </div>
  );
}

function Foot({
  chosen,
  busy,
  onApply,
}: {
  readonly chosen: number;
  readonly busy: boolean;
  readonly onApply: () => void;
}) {
  const say = useSay();
  return (
    <div className="sticky bottom-0 mt-4 -mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-ground py-3">
      <Button look="primary" busy={busy} disabled={chosen === 0} onClick={onApply}>
        {say("returns.apply.rows", { count: chosen })}
      </Button>
      <p aria-live="polite" className="text-sm text-soft">
        {say("returns.apply.count", { count: chosen })}
      </p>
      <p className="ml-auto text-[0.8125rem] text-soft pointer-coarse:hidden max-sm:hidden">
        {rich(
          say,
          "returns.keys",
          {},
          {
            k1: () => <Kbd>↑</Kbd>,
            k2: () => <Kbd>↓</Kbd>,
            k3: () => <Kbd>{say("returns.keys.space")}</Kbd>,
            k4: () => <Kbd>Ctrl+Enter</Kbd>,
          },
        )}
      </p>
    </div>
  );
}
