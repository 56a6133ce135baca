"use client";

import { useEffect, useState } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Side } from "@/lib/check/check";
import type { Segment } from "@/lib/wire/segments";
import type { Mark } from "@/lib/workbench/state/marks";
import { sourceText } from "@/lib/workbench/state/source";
import { useBench, useWorkbench } from "../../bench";
import { useCell } from "../../cell";
import { ask } from "../../front-door";
import { useViewCell } from "../../view";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { CoverageIcon } from "../tab-icons";
import { askCoverage, type CoveredSentence, covered, nextOpen } from "./covered";
import { DecisionForm } from "./decision-form";
import { DocumentList } from "./document-list";
import { CoverageStrip } from "./strip";

const SIDES = ["source", "target"] as const;
/** What is typed is asked about once it is stored and a while has passed, ms. */
const SETTLED = 1_500;

/** Whether each sentence of either side has an answer: in the document, and in the row in use. */
function CoveragePanel({ row }: PanelProps) {
  const say = useSay();
  const bench = useBench();
  const documentId = useWorkbench((state) => state.documentId);
  const rows = useWorkbench((state) => state.rows);
  const { now, refused } = useCell(covered, (state) => state);
  const known = now?.documentId === documentId ? now : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when a row is another
  useEffect(() => {
    const timer = setTimeout(() => void askCoverage(bench), known === null ? 0 : SETTLED);
    return () => clearTimeout(timer);
  }, [bench, documentId, rows]);
  useEffect(() => {
    const hear = () => void askCoverage(bench, true);
    document.addEventListener("bench-findings", hear);
    return () => document.removeEventListener("bench-findings", hear);
  }, [bench]);
  const here = SIDES.flatMap((side) =>
    (known?.coverage[side].list ?? []).flatMap((sentence) =>
      sentence.segmentId === row.id && (sentence.state !== "answered" || sentence.decision)
        ? [{ side, sentence }]
        : [],
    ),
  );
  useOpenMarks(row, known?.coverage.open ?? NOTHING);
  if (refused && !known) return <p className="text-accent">{say.message(refused)}</p>;
  if (!known)
    return (
      <p role="status" className="text-soft">
        {say("editor.coverage.asking")}
      </p>
    );
  const next = nextOpen(bench, 1);
  return (
    <>
      <CoverageStrip coverage={known.coverage} />
      {SIDES.map((side) => (
        <p key={side} className="mb-1">
          {say(`editor.coverage.counts.${side}`, {
            answered: known.coverage[side].answered + known.coverage[side].thin,
            sentences: known.coverage[side].sentences,
            open: known.coverage[side].open,
          })}
        </p>
      ))}
      <div className="mt-3 flex flex-wrap gap-1">
        <Button
          size="small"
          disabled={next === null}
          onClick={() => next && bench.dispatch({ type: "activate", id: next.segmentId })}
        >
          {say("editor.coverage.next")}
        </Button>
        <a
          className={buttonClass("quiet", "small")}
          href={`/api/v1/documents/${documentId}/certificate?format=html`}
          target="_blank"
          rel="noreferrer"
        >
          {say("editor.coverage.certificate")}
        </a>
      </div>
      <h3 className="mt-5 mb-1 border-t border-line pt-3 font-semibold">{say("editor.coverage.here")}</h3>
      {here.length === 0 && <p className="text-soft">{say("editor.coverage.all-answered")}</p>}
      <ul className="flex flex-col gap-3">
        {here.map(({ side, sentence }) => (
          <Sentence key={`${side} ${sentence.start}`} row={row} side={side} sentence={sentence} />
        ))}
      </ul>
      <DocumentList coverage={known.coverage} />
    </>
  );
}

const NOTHING: readonly never[] = [];

function Sentence({
  row,
  side,
  sentence,
}: {
  readonly row: Segment;
  readonly side: Side;
  readonly sentence: CoveredSentence;
}) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const [isDeciding, setDeciding] = useState(false);
  const { start, end, state, decision } = sentence;
  const text = (side === "source" ? sourceText(row) : row.target).slice(start, end);
  const takeBack = async (id: string) => {
    const answer = await ask("DELETE", `/coverage-decisions/${id}`);
    if (!answer.ok) toast({ title: say.message(answer.detail), kind: "problem" });
    else await askCoverage(bench, true);
  };
  return (
    <li>
      <p
        lang={side === "source" ? "zh-Hans" : "en"}
        className={side === "source" ? "font-zh" : "bench-english"}
      >
        {text}
      </p>
      <p className="text-[0.8125rem] text-soft">
        {side === "source"
          ? say(`editor.coverage.source-state.${state}`)
          : say(`editor.coverage.target-state.${state}`)}
        {decision && (
          <>
            {" · "}
            {decision.by?.name ?? say("editor.somebody-left")} · <Time at={decision.at} />
            {decision.reason !== "" && ` · ${decision.reason}`}
          </>
        )}
      </p>
      {canEdit &&
        (isDeciding ? (
          <DecisionForm row={row} side={side} sentence={sentence} onDone={() => setDeciding(false)} />
        ) : decision ? (
          <Button size="small" look="quiet" className="-ml-2" onClick={() => void takeBack(decision.id)}>
            {say("editor.coverage.take-back")}
          </Button>
        ) : state === "open" || state === "thin" ? (
          <Button size="small" look="quiet" className="-ml-2" onClick={() => setDeciding(true)}>
            {say(`editor.coverage.decide.${side}`)}
          </Button>
        ) : null)}
    </li>
  );
}

/** What is open lies under its words while the tab is shown. */
function useOpenMarks(
  row: Segment,
  open: readonly {
    readonly segmentId: string;
    readonly side: Side;
    readonly start: number;
    readonly end: number;
  }[],
): void {
  const view = useViewCell();
  const { id } = row;
  useEffect(() => {
    const marks = (side: Side): readonly Mark[] =>
      open
        .filter((one) => one.segmentId === id && one.side === side)
        .map(({ start, end }) => ({ start, end, name: "missing" }));
    view.set((now) => ({
      ...now,
      pointed: { segmentId: id, source: marks("source"), target: marks("target") },
    }));
    return () => view.set((now) => ({ ...now, pointed: null }));
  }, [view, id, open]);
}

export const COVERAGE_PANEL: FeaturePanel = {
  id: "coverage",
  label: "editor.tab.coverage",
  Icon: CoverageIcon,
  opensBy: "coverage",
  needs: "read-source",
  Body: CoveragePanel,
};
