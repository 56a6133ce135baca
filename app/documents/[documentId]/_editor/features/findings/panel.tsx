"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { SeverityIcon } from "@/app/_ui/severity-icon";
import { textOfFinding, whyOfRule } from "@/app/_words/rule-words";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Side } from "@/lib/check/check";
import type { Shown } from "@/lib/check/stay-in-place";
import { useBench, useFound, useWorkbench } from "../../bench";
import { KeyOf } from "../../key-of";
import { openDialog } from "../../run-command";
import { useView, useViewCell } from "../../view";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { TakeOver } from "../score/take-over";
import { FindingsIcon } from "../tab-icons";
import { goTo, mend } from "./act-on-findings";
import { isOpen, openIn, type RowFinding } from "./found";
import { IgnoreForm } from "./ignore-form";
import { IgnoredHere } from "./ignored-here";

/** What may be wrong in the row in use: what it is, why, and how to mend it. What is gone stays, greyed, until the row is left. */
function Findings({ row, number }: PanelProps) {
  const say = useSay();
  const view = useViewCell();
  const found = useFound(({ byRow }) => byRow.get(row.id));
  const current = useFound((now) => now.current);
  const shown = found?.shown ?? [];
  const inHand = current ?? shown.findIndex(isOpen);
  const listed = shown.flatMap((one, at) => (one.finding.ignored === null ? [{ one, at }] : []));
  return (
    <>
      {listed.length === 0 && (
        <Nothing isChecked={found !== undefined} hasEnglish={row.target.trim() !== ""} />
      )}
      <ol className="findings" aria-label={say("editor.findings.list", { row: number })}>
        {listed.map(({ one, at }) => (
          <Item key={at} rowId={row.id} one={one} at={at} isInHand={at === inHand} />
        ))}
      </ol>
      <IgnoredHere rowId={row.id} shown={shown} />
      <div className="mt-4 -ml-2 border-t border-line pt-3">
        <Button size="small" look="quiet" onClick={() => openDialog("findings", view)}>
          {say("editor.findings.whole")} <KeyOf id="check-document" />
        </Button>
      </div>
    </>
  );
}

/** Nothing is said to be in order that has not been looked at. */
function Nothing({ isChecked, hasEnglish }: { readonly isChecked: boolean; readonly hasEnglish: boolean }) {
  const say = useSay();
  return (
    <p role="status" className="text-soft">
      {say(
        !hasEnglish
          ? "editor.findings.no-english"
          : isChecked
            ? "editor.findings.none"
            : "editor.findings.not-checked",
      )}
    </p>
  );
}

function Item({
  rowId,
  one,
  at,
  isInHand,
}: {
  readonly rowId: string;
  readonly one: Shown<RowFinding>;
  readonly at: number;
  readonly isInHand: boolean;
}) {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const { finding, isGone } = one;
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const isWanted = useView((now) => now.wants === "ignore");
  const [isIgnoring, setIgnoring] = useState(false);
  if (isWanted && isInHand && !isIgnoring) setIgnoring(true);
  const text = textOfFinding(say, finding);
  const why = whyOfRule(say, finding.rule);
  return (
    <li className="finding" data-gone={isGone || undefined} data-in-hand={isInHand || undefined}>
      <button
        type="button"
        className="finding-text"
        aria-current={isInHand || undefined}
        onClick={() => goTo(bench, view, rowId, at)}
      >
        <SeverityIcon severity={finding.severity} />
        <span>
          <span className="sr-only">
            {say(isGone ? "editor.findings.gone" : `editor.findings.severity.${finding.severity}`)}{" "}
            {say(SIDES[finding.side])}{" "}
          </span>
          {text}
        </span>
      </button>
      {isInHand && !isGone && (
        <div className="finding-more">
          {why !== null && <p className="text-soft">{why}</p>}
          {isIgnoring ? (
            <IgnoreForm rowId={rowId} finding={finding} onDone={() => setIgnoring(false)} />
          ) : (
            <div className="mt-1 -ml-2 flex flex-wrap gap-1">
              {canEdit && finding.mending && (
                <Button size="small" onClick={() => void mend(bench, rowId, finding, at)}>
                  {say("editor.findings.mend")} <KeyOf id="mend-finding" />
                </Button>
              )}
              {canEdit && (
                <Button size="small" look="quiet" onClick={() => setIgnoring(true)}>
                  {say("editor.findings.ignore")}
                </Button>
              )}
              <TakeOver findingId={finding.id} />
            </div>
          )}
        </div>
      )}
      {isGone && <p className="finding-more text-soft">{say("editor.findings.gone")}</p>}
    </li>
  );
}

const SIDES = {
  source: "editor.findings.in-source",
  target: "editor.findings.in-target",
} as const satisfies Record<Side, string>;

export const FINDINGS_PANEL: FeaturePanel = {
  id: "findings",
  label: "editor.tab.findings",
  Icon: FindingsIcon,
  opensBy: "findings",
  needs: "read-source",
  useCount: (row) => useFound(({ byRow }) => (row ? openIn(byRow.get(row.id)) : null)),
  Body: Findings,
};
