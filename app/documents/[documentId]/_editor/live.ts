"use client";

import { useEffect } from "react";
import type { Paragraph } from "@/lib/wire/documents";
import type { EventData } from "@/lib/wire/events";
import type { Segment, SegmentList } from "@/lib/wire/segments";
import { type Bench, useBench } from "./bench";
import { ask } from "./front-door";
import { newId } from "./ids";
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

async function readAnew(bench: Bench, documentId: string, signal: AbortSignal): Promise<void> {
  const segments: Segment[] = [];
  let after = "";
  for (;;) {
    const answer = await ask<SegmentList>(
      "GET",
      `/documents/${documentId}/segments?limit=${PAGE}${after}`,
      undefined,
      signal,
    );
    if (signal.aborted) return;
    if (!answer.ok) {
      await pause(3_000);
      continue;
    }
    segments.push(...answer.value.segments);
    if (answer.value.next === null) break;
    after = `&after=${encodeURIComponent(answer.value.next)}`;
  }
  bench.dispatch({ type: "reload", segments });
  await loadSetAside(bench, documentId, signal);
}

/**
 * What others do, as it happens. The browser opens the stream again by itself after a break, and the server goes on
 * from the last event it had sent.
 */
export function useLive(documentId: string): void {
  const bench = useBench();
  const view = useViewCell();
  useEffect(() => {
    const stop = new AbortController();
    const source = new EventSource(`/api/v1/documents/${documentId}/events`);
    const on = <Data>(name: string, hear: (data: Data) => void) =>
      source.addEventListener(name, (event) =>
        hear(JSON.parse((event as MessageEvent<string>).data) as Data),
      );
    on<EventData<"segments">>("segments", ({ segments, removed, structure }) => {
      bench.dispatch({ type: "arrived", segments, removed });
      // What is set aside is not part of the rows; another person's change of structure may have touched it.
      if (structure) void loadSetAside(bench, documentId, stop.signal);
    });
    on<EventData<"comments">>("comments", ({ segmentId, openComments }) => {
      bench.dispatch({ type: "counted-comments", segmentId, openComments });
      document.dispatchEvent(new CustomEvent("bench-comments", { detail: segmentId }));
    });
    on<EventData<"presence">>("presence", ({ here }) =>
      view.set((now) => ({ ...now, here: here.filter(({ clientId }) => clientId !== CLIENT) })),
    );
    on<EventData<"reload">>("reload", () => void readAnew(bench, documentId, stop.signal));
    source.addEventListener("open", () => bench.dispatch({ type: "online", isOnline: true }));
    return () => {
      stop.abort();
      source.close();
    };
  }, [bench, view, documentId]);
}

/** One name for this tab, for as long as it is open. */
const CLIENT = typeof crypto === "undefined" ? "" : newId();
const BEAT = 15_000;

/** Says that this tab is here and in which row; and goodbye. */
export function usePresence(documentId: string): void {
  const bench = useBench();
  useEffect(() => {
    const path = `/documents/${documentId}/presence`;
    const sayHere = () => void ask("POST", path, { clientId: CLIENT, segmentId: bench.cell.get().active });
    let last = bench.cell.get().active;
    let timer = 0;
    const unsubscribe = bench.cell.subscribe(() => {
      const { active } = bench.cell.get();
      if (active === last) return;
      last = active;
      clearTimeout(timer);
      timer = window.setTimeout(sayHere, 400);
    });
    sayHere();
    const beat = setInterval(sayHere, BEAT);
    const leave = () =>
      navigator.sendBeacon(
        `/api/v1${path}`,
        new Blob([JSON.stringify({ clientId: CLIENT, segmentId: null, leaving: true })], {
          type: "application/json",
        }),
      );
    window.addEventListener("pagehide", leave);
    return () => {
      unsubscribe();
      clearTimeout(timer);
      clearInterval(beat);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [bench, documentId]);
}

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
