import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Select } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import type { Side } from "@/lib/check/check";
import type { Coverage } from "@/lib/wire/findings";
import { findRow } from "@/lib/workbench/state/rows";
import { sourceText } from "@/lib/workbench/state/source";
import { numberOf } from "@/lib/workbench/state/state";
import { useBench, useWorkbench } from "../../bench";

const SHOWN = ["open", "thin", "omitted"] as const;
type Shown = (typeof SHOWN)[number];

/** So many are drawn at once. */
const A_PAGE = 100;

/** The sentences of the whole document in one state, in the order of its rows; a press goes to the row. */
export function DocumentList({ coverage }: { readonly coverage: Coverage }) {
  const say = useSay();
  const bench = useBench();
  const rows = useWorkbench((state) => state.rows);
  const [shown, setShown] = useState<Shown>("open");
  const [most, setMost] = useState(A_PAGE);
  const all = (["source", "target"] as const)
    .flatMap((side) => coverage[side].list.flatMap((sentence) => listed(side, sentence)))
    .filter(({ state }) => state === shown)
    .sort((one, other) => (rows.places.get(one.id) ?? 0) - (rows.places.get(other.id) ?? 0));
  return (
    <section className="mt-5 border-t border-line pt-3">
      <Select<Shown>
        label={say("editor.coverage.list")}
        value={shown}
        onChange={(chosen) => {
          setShown(chosen);
          setMost(A_PAGE);
        }}
        options={SHOWN.map((value) => ({ value, label: say(`editor.coverage.list.${value}`) }))}
      />
      {all.length === 0 && <p className="mt-2 text-soft">{say("editor.coverage.list.none")}</p>}
      <ul className="mt-2">
        {all.slice(0, most).map(({ id, side, start, end }) => {
          const row = findRow(rows, id);
          if (!row) return null;
          const text = side === "source" ? sourceText(row) : row.target;
          return (
            <li key={`${id} ${side} ${start}`} className="border-t border-line first:border-t-0">
              <button
                type="button"
                className="flex w-full items-baseline gap-2 py-2 text-left hover:text-accent pointer-coarse:min-h-11"
                onClick={() => bench.dispatch({ type: "activate", id })}
              >
                <span className="shrink-0 text-soft tabular-nums">
                  {say.number(numberOf(bench.cell.get(), id))}
                </span>
                <span
                  className="line-clamp-2 min-w-0 wrap-anywhere"
                  lang={side === "source" ? "zh-Hans" : "en"}
                >
                  {text.slice(start, end)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {all.length > most && (
        <Button size="small" look="quiet" onClick={() => setMost(most + A_PAGE)}>
          {say("editor.coverage.list.more")}
        </Button>
      )}
    </section>
  );
}

function listed(side: Side, { segmentId, start, end, state }: Coverage["source"]["list"][number]) {
  return segmentId === null ? [] : [{ id: segmentId, side, start, end, state }];
}
