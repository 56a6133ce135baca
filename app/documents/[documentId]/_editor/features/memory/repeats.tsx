"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/field";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Repeat, RepeatList } from "@/lib/wire/filling";
import type { Segment } from "@/lib/wire/segments";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { repeatsHere } from "./repeats-here";

/** Other rows with the same Chinese: those that say something else now, each to be gone to, and all to be given this English. */
export function Repeats({ row }: { readonly row: Segment }) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const isUnderWay = useWorkbench((state) => state.acting.length > 0);
  const [list, setList] = useState<RepeatList | null>(null);
  const { id, revision } = row;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the row has changed, or what was asked for is done
  useEffect(() => {
    if (isUnderWay) return;
    // The server reads the whole document for it: it is asked where there is something to tell.
    if (repeatsHere(bench.cell.get(), id).length === 0) return setList(null);
    const stop = new AbortController();
    void ask<RepeatList>("GET", `/segments/${id}/repeats`, undefined, stop.signal).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setList(answer.value);
    });
    return () => stop.abort();
  }, [id, revision, isUnderWay]);
  if (!list || list.repeats.length === 0) return null;
  const { repeats, isExempt } = list;
  const differing = repeats.filter(({ differs, isExempt: isApart }) => differs && !isApart);
  const open = differing.filter(
    ({ state, subState }) => subState !== "omitted" && (state === "initial" || state === "translated"),
  );
  const canFill = canEdit && row.state !== "initial" && row.subState === null && open.length > 0;
  const exempt = async (now: boolean) => {
    setList({ ...list, isExempt: now });
    const answer = await ask("PUT", `/segments/${id}/exemption`, { isExempt: now });
    if (answer.ok) return;
    setList(list);
    toast({ kind: "problem", title: say.message(answer.detail) });
  };
  return (
    <section aria-label={say("memory.repeats.name")} className="mt-4 border-t border-line pt-3 text-sm">
      <p className="text-soft">
        {say("memory.repeats.count", { count: repeats.length, differing: differing.length })}
      </p>
      {differing.length > 0 && (
        <ol className="mt-2 flex flex-col gap-1">
          {differing.slice(0, 12).map((repeat) => (
            <RepeatLine key={repeat.id} repeat={repeat} />
          ))}
        </ol>
      )}
      {canFill && (
        <div className="mt-2 -ml-2">
          <Button
            size="small"
            look="quiet"
            onClick={() =>
              bench.dispatch({
                type: "act",
                action: { do: "propagate", id, to: open.map((repeat) => repeat.id) },
              })
            }
          >
            {say("memory.repeats.give", { count: open.length })}
          </Button>
        </div>
      )}
      {canEdit && (
        <div className="mt-3">
          <Checkbox
            label={say("memory.repeats.exempt")}
            hint={say("memory.repeats.exempt.hint")}
            checked={isExempt}
            onChange={(now) => void exempt(now)}
          />
        </div>
      )}
    </section>
  );
}

function RepeatLine({ repeat }: { readonly repeat: Repeat }) {
  const say = useSay();
  const bench = useBench();
  return (
    <li className="flex gap-2">
      <button
        type="button"
        className="link tabular-nums"
        aria-label={say("memory.repeats.go", { row: repeat.position })}
        onClick={() => bench.dispatch({ type: "activate", id: repeat.id })}
      >
        {repeat.position}
      </button>
      <span lang="en" className="bench-english min-w-0 flex-1 truncate">
        {repeat.target || <span className="text-soft">—</span>}
      </span>
    </li>
  );
}
