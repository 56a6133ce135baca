"use client";

import { useEffect, useState } from "react";
import type { Paragraph } from "@/lib/wire/documents";
import type { EventData, EventName } from "@/lib/wire/events";
import type { Segment, SegmentList } from "@/lib/wire/segments";
import type { Command } from "@/lib/workbench/commands/commands";
import type { Locks } from "@/lib/workbench/state/locks";
import { type Bench, useBench } from "./bench";
import { caretNow } from "./caret";
import { CLIENT } from "./features/presence/presence";
import { ask, SIGNED_IN } from "./front-door";
import { openLine } from "./live-line";
import { useViewCell } from "./view";

const PAGE = 2_000;

/** Reads the rest of the document behind the first rows, page by page, while somebody already works. */
export async function loadRest(
  bench: Bench,
  documentId: string,
  first: string | null,
  signal: AbortSignal,
): Promise<void> {
  let after = first;
  while (after !== null && !signal.aborted) {
    const path = `/documents/${documentId}/segments?limit=${PAGE}&after=${encodeURIComponent(after)}`;
    const answer = await ask<SegmentList>("GET", path, undefined, signal);
    if (signal.aborted) return;
    if (!answer.ok) {
      await pause(3_000);
      continue;
    }
    bench.dispatch({ type: "load", segments: answer.value.segments, isComplete: answer.value.next === null });
    after = answer.value.next;
  }
}

export async function loadSetAside(bench: Bench, documentId: string, signal: AbortSignal): Promise<void> {
  const paragraphs: Paragraph[] = [];
  let after = "";
  for (;;) {
    const path = `/documents/${documentId}/paragraphs?setAside=true&limit=${PAGES_OF_ASIDE}${after}`;
    const answer = await ask<{ paragraphs: Paragraph[]; next: string | null }>(
      "GET",
      path,
      undefined,
      signal,
    );
    if (!answer.ok || signal.aborted) return;
    paragraphs.push(...answer.value.paragraphs);
    if (answer.value.next === null) break;
    after = `&after=${encodeURIComponent(answer.value.next)}`;
  }
  bench.dispatch({ type: "load-set-aside", paragraphs });
}

const PAGES_OF_ASIDE = 200;

/** False when it was given up on the way. */
async function readAnew(bench: Bench, documentId: string, signal: AbortSignal): Promise<boolean> {
  const segments: Segment[] = [];
  let after = "";
  for (;;) {
    const answer = await ask<SegmentList>(
      "GET",
      `/documents/${documentId}/segments?limit=${PAGE}${after}`,
      undefined,
      signal,
    );
    if (signal.aborted) return false;
    if (!answer.ok) {
      await pause(3_000);
      continue;
    }
    segments.push(...answer.value.segments);
    if (answer.value.next === null) break;
    after = `&after=${encodeURIComponent(answer.value.next)}`;
  }
  bench.dispatch({ type: "reload", segments });
  return true;
}

/** What others do, as it happens. */
export function useLive(documentId: string): void {
  const bench = useBench();
  const view = useViewCell();
  const [opened, setOpened] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const { dispatch } = bench;
    // What is told while the document is read anew may be newer than what is read: it is heard once more afterwards.
    let readings = 0;
    let meanwhile: (() => Command)[] = [];
    const hear = (told: () => Command) => {
      dispatch(told());
      if (readings > 0) meanwhile.push(told);
    };
    const read = async () => {
      readings += 1;
      const isRead = await readAnew(bench, documentId, stop.signal);
      if (isRead) dispatch(...meanwhile.map((told) => told()));
      readings -= 1;
      if (readings === 0) meanwhile = [];
      if (isRead) await loadSetAside(bench, documentId, stop.signal);
    };
    // Whoever may see less now must not lose the row they are typing in, nor words that wait here: those come first.
    const readAtRest = () => {
      const isAtRest = () => bench.cell.get().editing === null && bench.cell.get().outbox.size === 0;
      if (isAtRest()) return read();
      const leave = bench.cell.subscribe(() => {
        if (!isAtRest()) return;
        leave();
        void read();
      });
      stop.signal.addEventListener("abort", leave, { once: true });
    };
    const hears: { readonly [Name in EventName]?: (data: EventData<Name>) => void } = {
      segments: ({ segments, removed, structure }) => {
        hear(() => ({ type: "arrived", segments, removed, caret: caretNow() }));
        // What is set aside is not part of the rows; another person's change of structure may have touched it.
        if (structure) void loadSetAside(bench, documentId, stop.signal);
      },
      comments: ({ segmentId, openComments }) => {
        hear(() => ({ type: "counted-comments", segmentId, openComments }));
        document.dispatchEvent(new CustomEvent("bench-comments", { detail: segmentId }));
      },
      findings: () => void document.dispatchEvent(new CustomEvent("bench-findings")),
      presence: ({ here }) => {
        const others = here.filter(({ clientId }) => clientId !== CLIENT);
        view.set((now) => ({ ...now, here: others }));
        dispatch({ type: "locks", locks: locksIn(others) });
      },
      reload: ({ roleChanged }) => void (roleChanged ? readAtRest() : read()),
    };
    const close = openLine(`/api/v1/documents/${documentId}/events`, HEARD, {
      hear: (name, data) => (hears[name] as ((told: unknown) => void) | undefined)?.(JSON.parse(data)),
      onLine: (isOpen) => {
        // Nobody is known to be here while nothing is heard.
        view.set((now) => ({ ...now, isCut: !isOpen, here: isOpen ? now.here : [] }));
        bench.dispatch(isOpen ? { type: "online", isOnline: true } : { type: "locks", locks: new Map() });
      },
    });
    // A person who signed in again hears anew; what happened meanwhile was told to nobody.
    const again = () => setOpened((times) => times + 1);
    document.addEventListener(SIGNED_IN, again);
    if (opened > 0) void read();
    return () => {
      document.removeEventListener(SIGNED_IN, again);
      stop.abort();
      close();
    };
  }, [bench, view, documentId, opened]);
}

function locksIn(others: EventData<"presence">["here"]): Locks {
  return new Map(
    others.flatMap(({ clientId, person, segmentId, holds, tookOver }) =>
      holds && segmentId ? [[segmentId, { clientId, person, tookOver }]] : [],
    ),
  );
}

const HEARD: readonly EventName[] = ["segments", "comments", "findings", "presence", "reload", "beat"];

/** Whether there is a network at all, as the browser knows it. */
export function useOnline(): void {
  const bench = useBench();
  useEffect(() => {
    const tell = () => bench.dispatch({ type: "online", isOnline: navigator.onLine });
    window.addEventListener("online", tell);
    window.addEventListener("offline", tell);
    tell();
    return () => {
      window.removeEventListener("online", tell);
      window.removeEventListener("offline", tell);
    };
  }, [bench]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
