"use client";

import { useEffect } from "react";
import { send } from "@/app/_api/front-door";
import type { Workbench } from "@/lib/workbench/state/state";
import { useBench } from "../../bench";
import { ask } from "../../front-door";
import { newId } from "../../ids";

/** One name for this tab, for as long as it is open. */
export const CLIENT = typeof crypto === "undefined" ? "" : newId();
const BEAT_MS = 15_000;
/** Somebody walks through rows: the one in which they stay a while is said. */
const SETTLED_MS = 400;
/** So long after the last key the row is anybody's: one thinks between two sentences, and whoever cannot wait takes over. */
const PAUSE_MS = 30_000;

/** Says that this tab is here, in which row, and whether somebody types there; and goodbye. */
export function usePresence(documentId: string): void {
  const bench = useBench();
  useEffect(() => {
    const path = `/documents/${documentId}/presence`;
    let said = "";
    let isSaying = false;
    let isOver = false;
    let timer = 0;
    // One at a time, so that what was said last is what is known.
    const say = async () => {
      clearTimeout(timer);
      if (isSaying) return;
      isSaying = true;
      said = JSON.stringify(standing(bench.cell.get()));
      await ask("POST", path, { clientId: CLIENT, ...JSON.parse(said) });
      isSaying = false;
      // Whoever has left meanwhile is not here again.
      if (!isOver && said !== JSON.stringify(standing(bench.cell.get()))) void say();
    };

    let pause = 0;
    let last = bench.cell.get();
    const unsubscribe = bench.cell.subscribe(() => {
      const before = last;
      last = bench.cell.get();
      if (last.editing === before.editing && last.active === before.active) return;
      if (last.editing?.isTyping && last.editing.text !== before.editing?.text) {
        clearTimeout(pause);
        pause = window.setTimeout(() => bench.dispatch({ type: "pause" }), PAUSE_MS);
      }
      const now = standing(last);
      if (JSON.stringify(now) === said) return;
      clearTimeout(timer);
      if (now.typing && !standing(before).typing) void say();
      else timer = window.setTimeout(() => void say(), SETTLED_MS);
    });
    void say();
    const beat = setInterval(() => void say(), BEAT_MS);
    // `keepalive` and no beacon: a beacon cannot say on whose behalf it comes.
    const leave = () =>
      void send({
        method: "POST",
        path: `/api/v1${path}`,
        body: { clientId: CLIENT, segmentId: null, leaving: true },
        keepalive: true,
      }).catch(unheard);
    window.addEventListener("pagehide", leave);
    return () => {
      isOver = true;
      unsubscribe();
      clearTimeout(timer);
      clearTimeout(pause);
      clearInterval(beat);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [bench, documentId]);
}

function standing({ active, editing }: Workbench) {
  return {
    segmentId: active,
    typing: editing !== null && editing.id === active && editing.isTyping,
    takeOver: editing?.tookFrom != null,
  };
}

/** The page is going: whether its goodbye arrives, nobody is there to hear. */
function unheard(): void {}
