"use client";

import { memo } from "react";
import { StateMark } from "@/app/_ui/state-mark";
import { may } from "@/lib/access";
import { shownOf } from "@/lib/segments/states";
import { findRow } from "@/lib/workbench/state/rows";
import { numberOf, textOf } from "@/lib/workbench/state/state";
import { useBench } from "./bench";
import { useChinese } from "./chinese";

/** So much of a text is drawn while rows fly by: more than a line of it nobody reads. */
const HEAD = 60;

/**
 * A row that flies by: its number and state, the first words of both texts. It asks for nothing, hears nothing, and costs a
 * tenth of a row, so that there are rows to be seen however fast one goes; the row itself follows when one stops.
 */
export const CheapRow = memo(function CheapRow({
  id,
  height,
}: {
  readonly id: string;
  readonly height: number;
}) {
  const chinese = useChinese();
  const state = useBench().cell.get();
  const row = findRow(state.rows, id);
  if (!row) return null;
  return (
    <div className="bench-row" style={{ height }} aria-hidden>
      <div className="bench-gutter">
        <span className="bench-number">{numberOf(state, id)}</span>
        <StateMark shown={shownOf(row)} as="mark" />
      </div>
      {may(state.me.role, "read-source") && (
        <div lang={chinese} className="bench-source text-source bench-one-line">
          {row.source[0]?.text.slice(0, HEAD)}
        </div>
      )}
      <div lang="en" className="bench-target text-target bench-one-line">
        {textOf(state, id).slice(0, 2 * HEAD)}
      </div>
    </div>
  );
});
