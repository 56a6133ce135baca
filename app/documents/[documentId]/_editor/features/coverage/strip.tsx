"use client";

import { useMemo } from "react";
import { useSay } from "@/app/_words/words";
import type { Coverage } from "@/lib/wire/findings";
import { useBench, useWorkbench } from "../../bench";

type Worst = "open" | "thin";

/**
 * The document from top to bottom beside its text: where a sentence is open, and where an answer is thin. Pressing goes there. Whoever
 * cannot see it has the list of the row and the key to the next.
 */
export function CoverageStrip({ coverage }: { readonly coverage: Coverage }) {
  const say = useSay();
  const bench = useBench();
  const rows = useWorkbench((state) => state.rows);
  const active = useWorkbench((state) => state.active);
  const marks = useMemo(() => {
    const worst = new Map<string, Worst>();
    for (const { segmentId, state } of [...coverage.source.list, ...coverage.target.list]) {
      if (segmentId === null || (state !== "open" && state !== "thin")) continue;
      if (state === "open" || !worst.has(segmentId)) worst.set(segmentId, state);
    }
    return [...worst].flatMap(([id, state]) => {
      const place = rows.places.get(id);
      return place === undefined ? [] : [{ id, state, place }];
    });
  }, [coverage, rows]);
  const count = rows.places.size;
  const here = active === null ? undefined : rows.places.get(active);
  return (
    <div
      className="coverage-strip"
      role="img"
      aria-label={say("editor.coverage.strip", {
        rows: marks.filter(({ state }) => state === "open").length,
      })}
      onPointerDown={(event) => {
        const { top, height } = event.currentTarget.getBoundingClientRect();
        const at = ((event.clientY - top) / height) * count;
        const near = marks.reduce<(typeof marks)[number] | null>(
          (best, one) => (best && Math.abs(best.place - at) <= Math.abs(one.place - at) ? best : one),
          null,
        );
        if (near) bench.dispatch({ type: "activate", id: near.id });
      }}
    >
      {marks.map(({ id, state, place }) => (
        <span
          key={id}
          data-state={state}
          style={{ top: `${(place / count) * 100}%`, height: `${100 / count}%` }}
        />
      ))}
      {here !== undefined && <span data-state="here" style={{ top: `${((here + 0.5) / count) * 100}%` }} />}
    </div>
  );
}
