"use client";

import { addressOnBehalf } from "@/app/_api/front-door";
import type { EventName } from "@/lib/wire/events";

/** The server beats every 10 s: a line that has said nothing for this long is dead, whatever the browser believes. */
const SILENT_MS = 25_000;
/** It answers at once: a line that is not open after this long was begun over a connection that is dead already. */
const OPENING_MS = 10_000;
const LOOK_EVERY_MS = 2_500;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

interface Ears {
  readonly hear: (name: EventName, data: string) => void;
  /** The line is there or is not; told when that changes. */
  readonly onLine: (isOpen: boolean) => void;
}

/**
 * Events of one document over a line that mends itself. The browser's own EventSource comes back after a cut, but
 * gives up for good after an answer such as 502, and does not notice a line that died without a word (a laptop that
 * slept, a lost Wi-Fi). So each attempt is an EventSource of its own: it is closed at the first error or after 25 s of
 * silence (10 s while it opens: browsers keep connections, and try those that died, too), and the next one asks for what came after the last number heard. Pauses grow from 1 s to 30 s, each cut by
 * up to half at random, so that everybody does not come back at once. Returns how to stop.
 */
export function openLine(path: string, names: readonly EventName[], { hear, onLine }: Ears): () => void {
  let source: EventSource | null = null;
  let lastId = "";
  let heardAt = Date.now();
  let failures = 0;
  let isOpen: boolean | null = null;
  let pause = 0;

  const tell = (now: boolean) => {
    if (isOpen === now) return;
    isOpen = now;
    onLine(now);
  };
  const connect = () => {
    clearTimeout(pause);
    source?.close();
    heardAt = Date.now();
    const opened = new EventSource(addressOnBehalf(lastId === "" ? path : `${path}?after=${lastId}`));
    source = opened;
    opened.addEventListener("error", lost);
    opened.addEventListener("open", () => {
      heardAt = Date.now();
    });
    for (const name of names)
      opened.addEventListener(name, (event) => {
        heardAt = Date.now();
        failures = 0;
        if (event.lastEventId !== "") lastId = event.lastEventId;
        tell(true);
        hear(name, event.data as string);
      });
  };
  const lost = () => {
    source?.close();
    source = null;
    tell(false);
    clearTimeout(pause);
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
    failures += 1;
    pause = window.setTimeout(connect, longest * (1 - Math.random() / 2));
  };
  const looking = setInterval(() => {
    if (!source) return;
    const longest = source.readyState === EventSource.OPEN ? SILENT_MS : OPENING_MS;
    if (Date.now() - heardAt > longest) lost();
  }, LOOK_EVERY_MS);

  window.addEventListener("online", connect);
  window.addEventListener("offline", lost);
  connect();
  return () => {
    window.removeEventListener("online", connect);
    window.removeEventListener("offline", lost);
    clearInterval(looking);
    clearTimeout(pause);
    source?.close();
    source = null;
  };
}
