import "server-only";

import type { ReadScope } from "../../db/scope";
import { tooBusy } from "../http/busy";
import { ProblemError } from "../http/problem";
import { encodeFrames, roleFrame } from "./frames";
import { live } from "./live";

/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000;
/** Proxies end a connection on which nothing is said; and a browser that hears none of these knows that its line is dead. */
const HEARTBEAT_MS = 10_000;
const BEAT = encodeFrames("event: beat\ndata: {}\n\n");
const RETRY = encodeFrames(`retry: ${RETRY_MS}\n\n`);
/** Rights that ended are told at once (live.ts, SRV-LIVE-6); what runs out by itself, a session after 30 days, after this long. */
const ASKED_AGAIN_MS = 60_000;
/** The database is away: asked again so much later. */
const ASKED_SOON_MS = 1_000;
/**
 * So many bytes that nobody takes: the screen is gone, asleep, or reads too slowly. It is cut off, and resumes where it
 * was when it comes back. One frame may be longer, or a long one would never arrive.
 */
const MOST_WAITING_BYTES = 1 << 20;

/** So many streams one person may have open at one process: each may have MOST_WAITING_BYTES waiting. */
const MOST_OPEN = 40;
const open = new Map<string, number>();

function count(userId: string, by: 1 | -1): void {
  const now = (open.get(userId) ?? 0) + by;
  if (now > 0) open.set(userId, now);
  else open.delete(userId);
}

/**
 * The answer to GET /documents/{id}/events. `ask` says whether the person may still read, and as whom; when it
 * throws a ProblemError the stream ends, and coming back is answered with that problem.
 */
export function liveStream(
  documentId: string,
  first: ReadScope,
  { signal, lastEventId, ask }: StreamRequest,
): Response {
  if ((open.get(first.userId) ?? 0) >= MOST_OPEN) throw tooBusy("each", RETRY_MS / 1_000);
  let scope = first;
  let stop = () => {};
  let isOpen = true;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      const send = (frames: Uint8Array) => {
        if (!isOpen || frames.length === 0) return;
        // Nothing is added to what waits already beyond the bound: the line ends there, with whole frames only.
        if ((controller.desiredSize ?? 0) <= 0) return end();
        controller.enqueue(frames);
      };
      const end = () => {
        stop();
        if (isOpen) controller.close();
        isOpen = false;
      };
      const heartbeat = setInterval(() => send(BEAT), HEARTBEAT_MS).unref();
      let again: NodeJS.Timeout | undefined;
      const askAgain = async () => {
        try {
          const before = scope;
          scope = await ask();
          if (scope.role !== before.role) send(roleFrame);
        } catch (error) {
          if (error instanceof ProblemError) return end();
          clearTimeout(again); // any other error: the database is away, which is no refusal
          if (isOpen) again = setTimeout(() => void askAgain(), ASKED_SOON_MS).unref();
        }
      };
      const asking = setInterval(() => void askAgain(), ASKED_AGAIN_MS).unref();
      send(RETRY);
      count(first.userId, 1);
      const screen = { scope: () => scope, ask: askAgain, send, close: end };
      const leave = live().open(documentId, screen, lastEventId);
      stop = () => {
        clearInterval(heartbeat);
        clearInterval(asking);
        clearTimeout(again);
        leave();
        count(first.userId, -1);
        stop = () => {};
      };
      signal.addEventListener("abort", end, { once: true });
      if (signal.aborted) end();
    },
    cancel() {
      isOpen = false;
      stop();
    },
  };
  const stream = new ReadableStream(
    source,
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
  );
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

export interface StreamRequest {
  readonly signal: AbortSignal;
  readonly lastEventId: bigint | null;
  readonly ask: () => Promise<ReadScope>;
}

/**
 * The number that the browser heard last, or null for none or for something that is no number of ours. The header is
 * the browser's own, sent when it comes back by itself, and newer than `after`, with which a page opens a new line.
 */
export function readLastEventId(headers: Headers, after?: string): bigint | null {
  const text = headers.get("last-event-id") ?? after;
  return text !== undefined && /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
