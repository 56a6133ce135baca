"use client";

import { useEffect } from "react";
import { onSignedOut } from "@/app/_unsaved/here";
import type { Keeper } from "@/app/_unsaved/keeper";
import { type Bench, useBench, useWorkbench } from "./bench";

const LOOK = 60_000;

/**
 * Takes over what earlier visits and other windows left waiting on this machine; asks before the window is closed when
 * its text is kept nowhere else; leaves the page when its person signs out in another window.
 */
export function useKeeping(keeper: Keeper): void {
  const bench = useBench();
  useEffect(() => {
    const stop = new AbortController();
    const { me } = bench.cell.get();
    keeper.watch((entries) => adopt(bench, entries), stop.signal);
    // A window may have come and gone since, and a row of ours that was in the way be stored.
    const look = () => void keeper.look();
    const timer = setInterval(look, LOOK);
    window.addEventListener("focus", look, { signal: stop.signal });
    onSignedOut(
      me.id,
      () => {
        keeper.stop();
        location.assign("/sign-in");
      },
      stop.signal,
    );
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [bench, keeper]);
  useAskingBeforeClosing();
}

/** The rows whose entry the editor took; where somebody has typed since, theirs goes first. */
function adopt(bench: Bench, entries: Parameters<Parameters<Keeper["watch"]>[0]>[0]): ReadonlySet<string> {
  const { outbox } = bench.cell.get();
  const free = entries.filter(({ segmentId }) => !outbox.has(segmentId));
  bench.dispatch({ type: "adopt", entries: free });
  return new Set(free.map(({ segmentId }) => segmentId));
}

function useAskingBeforeClosing(): void {
  const isAtRisk = useWorkbench((state) => !state.isKept && state.outbox.size > 0);
  useEffect(() => {
    if (!isAtRisk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAtRisk]);
}
