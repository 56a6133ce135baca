"use client";

import { useCallback, useEffect, useState } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { carrySpan, editBetween } from "@/lib/check/carry";
import type { Category } from "@/lib/score/categories";
import type { Severity } from "@/lib/score/weights";
import type { ErrorMark, MarkList, SampleAnswer } from "@/lib/wire/score";
import type { Segment } from "@/lib/wire/segments";
import type { Mark } from "@/lib/workbench/state/marks";
import { findRow } from "@/lib/workbench/state/rows";
import { textOf } from "@/lib/workbench/state/state";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import type { PlacedSelection } from "../../text-place";
import { useView, useViewCell } from "../../view";
import { useAsked } from "../asked";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { ScoreIcon } from "../tab-icons";
import { MarkForm } from "./mark-form";
import { MarkItem } from "./mark-item";
import { useMarkingKeys } from "./marking-keys";

/** Errors that are marked in the row in use, and marking them; how much of the sample is read. */
function Marks({ row, number }: PanelProps) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const documentId = useWorkbench((state) => state.documentId);
  const text = useWorkbench((state) => textOf(state, row.id));
  const canMark = useWorkbench((state) => may(state.me.role, "review"));
  const [isOn, setOn] = useState(true);
  const [asked, again] = useAsked<MarkList>(
    `/documents/${documentId}/marks?segment=${row.id}&limit=500`,
    row.revision,
  );
  useHeard(again);
  const marks = asked.kind === "here" ? asked.value.marks : NOTHING;
  useMarksUnderWords(row, text, marks);

  const make = useCallback(
    async (picked: PlacedSelection, category: Category, severity: Severity, comment = "") => {
      const { side, start, end } = picked;
      const now = bench.cell.get();
      const stored = findRow(now.rows, row.id);
      if (!stored || (side === "target" && textOf(now, row.id) !== stored.target)) {
        toast({ title: say("score.panel.once-stored") });
        return;
      }
      const body = {
        revision: stored.revision,
        side,
        start,
        end,
        category: category.name,
        severity,
        comment,
      };
      const answer = await ask("POST", `/segments/${row.id}/marks`, body);
      if (answer.ok) again();
      else toast({ title: say.message(answer.detail), kind: "problem" });
    },
    [bench, toast, say, row.id, again],
  );
  const { picked, category, choose } = useMarkingKeys(row.id, canMark && isOn, make);
  return (
    <>
      {asked.kind === "refused" && <p className="text-accent">{say.message(asked.detail)}</p>}
      {asked.kind === "here" && marks.length === 0 && <p className="text-soft">{say("score.panel.none")}</p>}
      <ul className="flex flex-col gap-3" aria-label={say("score.panel.list", { row: number })}>
        {marks.map((mark) => (
          <MarkItem key={mark.id} mark={mark} onChange={again} />
        ))}
      </ul>
      {canMark && (
        <>
          <MarkForm
            row={row}
            isOn={isOn}
            onSwitch={setOn}
            picked={picked}
            category={category}
            onChoose={choose}
            onMark={make}
          />
          <Sampled row={row} />
        </>
      )}
      <p className="mt-4 -ml-2 border-t border-line pt-3">
        <a
          className={buttonClass("quiet", "small")}
          href={`/api/v1/documents/${documentId}/score?format=html&lang=${say.language}`}
          target="_blank"
          rel="noreferrer"
        >
          {say("score.panel.report")}
        </a>
      </p>
    </>
  );
}

const NOTHING: readonly never[] = [];

/** What somebody else has marked or read. */
function useHeard(again: () => void): void {
  useEffect(() => {
    document.addEventListener("bench-findings", again);
    return () => document.removeEventListener("bench-findings", again);
  }, [again]);
}

/** How much of the sample is read, and whether this row is; the next of it. */
function Sampled({ row }: { readonly row: Segment }) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const view = useViewCell();
  const isWanted = useView((now) => now.wants === "row-read");
  const documentId = useWorkbench((state) => state.documentId);
  const [asked, again] = useAsked<SampleAnswer>(`/documents/${documentId}/sample`, documentId);
  useHeard(again);
  const answer = asked.kind === "here" ? asked.value : null;
  const sample = answer?.sample ?? null;
  const isRead = (sample?.rows ?? answer?.read ?? []).some(
    ({ id, isReadByMe }) => id === row.id && isReadByMe,
  );
  const next = sample?.rows.find(
    ({ id, row: place, isReadByMe }) => place !== null && !isReadByMe && id !== row.id,
  );

  const sayRead = useCallback(
    async (read: boolean) => {
      const items = [{ id: row.id, revision: row.revision }];
      const said = await ask<{ stale: string[] }>("POST", `/documents/${documentId}/scored`, {
        items,
        isRead: read,
      });
      if (!said.ok) toast({ title: say.message(said.detail), kind: "problem" });
      else if (said.value.stale.length > 0) toast({ title: say("score.panel.once-stored") });
      else {
        again();
        if (read && next) bench.dispatch({ type: "activate", id: next.id });
      }
    },
    [row.id, row.revision, documentId, toast, say, again, bench, next],
  );
  useEffect(() => {
    if (!isWanted || !answer) return;
    view.set((now) => ({ ...now, wants: null }));
    if (!isRead) void sayRead(true);
  }, [isWanted, answer, isRead, sayRead, view]);

  const drawSample = async () => {
    const drawn = await ask("POST", `/documents/${documentId}/sample`, {});
    if (drawn.ok) again();
    else toast({ title: say.message(drawn.detail), kind: "problem" });
  };
  if (!answer) return null;
  const isDrawn = sample?.rows.some(({ id }) => id === row.id) ?? true;
  return (
    <section className="mt-4 border-t border-line pt-3" aria-label={say("score.panel.sample")}>
      <p className="mb-2 text-[0.8125rem] text-soft">
        {sample
          ? say("score.panel.sample-read", {
              read: sample.rows.filter(({ isReadByMe }) => isReadByMe).length,
              rows: sample.rows.length,
              words: sample.words,
            })
          : say("score.panel.sample-none", {
              read: answer.read.filter(({ isReadByMe }) => isReadByMe).length,
            })}
        {!isDrawn && ` ${say("score.panel.not-drawn")}`}
      </p>
      <div className="-ml-2 flex flex-wrap gap-1">
        <Button size="small" look={isRead ? "quiet" : "plain"} onClick={() => void sayRead(!isRead)}>
          {say(isRead ? "score.panel.unread" : "score.panel.read")}
        </Button>
        {sample && (
          <Button
            size="small"
            look="quiet"
            disabled={!next}
            onClick={() => next && bench.dispatch({ type: "activate", id: next.id })}
          >
            {say("score.panel.next")}
          </Button>
        )}
        {!sample && (
          <Button size="small" look="quiet" onClick={() => void drawSample()}>
            {say("score.panel.draw")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Under their words as long as these stand; a mark of an earlier version is in the list alone. */
function useMarksUnderWords(row: Segment, text: string, marks: readonly ErrorMark[]): void {
  const view = useViewCell();
  const { id, target } = row;
  useEffect(() => {
    const edit = editBetween(target, text);
    const of = (side: ErrorMark["side"]): readonly Mark[] =>
      marks.flatMap(({ side: own, now, severity }) => {
        const span = own === side && now ? (side === "target" ? carrySpan(now, edit) : now) : null;
        const name = severity === "critical" ? "finding-stop" : "finding-warning";
        return span ? [{ start: span.start, end: span.end, name }] : [];
      });
    view.set((now) => ({ ...now, pointed: { segmentId: id, source: of("source"), target: of("target") } }));
    return () => view.set((now) => ({ ...now, pointed: null }));
  }, [view, id, target, text, marks]);
}

export const SCORE_PANEL: FeaturePanel = {
  id: "score",
  label: "editor.tab.score",
  Icon: ScoreIcon,
  opensBy: "score",
  needs: "read-source",
  Body: Marks,
};
