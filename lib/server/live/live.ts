import "server-only";

import type { Notice, RightsNotice } from "../../db/events";
import { findMissed, type Heard, readHeard } from "../../db/live/reads";
import { sweepTraces } from "../../db/live/sweep";
import { listPresent } from "../../db/presence/reads";
import type { ReadScope } from "../../db/scope";
import { seesAll } from "../../db/sight";
import { framesFor, framesOfMissed, presenceFrame } from "./frames";
import { Listener } from "./listener";

/**
 * What happens in documents, told to the screens that have them open.
 *
 * SRV-LIVE-1  An app process holds one listening connection. A notification says which rows have changed; they are read once for
 *     all screens of this process that have the document open, as they are then. Nobody who saves waits for that, and
 *     what comes while a document's rows are being read is read together next: the more there is to tell, the less
 *     each costs.
 * SRV-LIVE-2  Notifications arrive in the order of commits, and a document's are told in that order. What could not be read (the
 *     database was busy) is read again a second later, before anything newer.
 * SRV-LIVE-3  A screen that comes (back), or the connection that comes back, is told how everything that was touched
 *     meanwhile is now: `findMissed`. Told twice does no harm.
 *     A page may open a new line with `?after=`; every line beats each 10 s, so that a dead one is noticed.
 * SRV-LIVE-4  What a screen is told is cut to what its person may see (ACC-3): `framesFor`.
 * SRV-LIVE-6  A notification says, too, that somebody's rights have changed (they were taken out, have another role, signed out, …):
 *     every screen of theirs asks the gate again at once, and is closed or cut to what they may see now. A screen that
 *     comes asks once more behind its door, for what happened while it was being let in; all ask when the connection
 *     comes back.
 * SRV-LIVE-5  Who is here is told at once, and again after a pause that grows with their number: what two hundred people do
 *     every few seconds, told to two hundred screens each time, would be more than all the rest.
 */
export interface Screen {
  /** Who looks, as they were last asked for. */
  readonly scope: () => ReadScope;
  /** Asks the gate again (SRV-LIVE-6). */
  readonly ask: () => Promise<void>;
  /** Takes UTF-8 in the form of server-sent events. */
  readonly send: (frames: Uint8Array) => void;
  readonly close: () => void;
}

interface Watched {
  readonly screens: Set<Screen>;
  /** The newest event that was told. */
  last: bigint;
  /** What is to be told, in the order in which it happened. */
  heard: Heard[];
  isTelling: boolean;
  /** Who is here is being told, or was a moment ago; "stale" when it has changed since. */
  presence: "told" | "pausing" | "stale";
}

const SWEEP_EVERY_MS = 3_600_000;
const READ_AGAIN_MS = 1_000;
/** Milliseconds for each tab that is here: 20 for two people, 2 s for two hundred. */
const PRESENCE_PAUSE_MS = 10;

class Live {
  readonly #documents = new Map<string, Watched>();
  readonly #listener = new Listener(
    (notice) => this.#told(notice),
    () => void this.#caughtUp(),
  );
  readonly #sweeping = setInterval(() => void quietly(() => sweepTraces(new Date())), SWEEP_EVERY_MS).unref();

  /** Returns how to stop. `last`: the event that the screen knows last, or null. */
  open(documentId: string, screen: Screen, last: bigint | null): () => void {
    const watched = this.#documents.get(documentId) ?? {
      screens: new Set(),
      last: last ?? 0n,
      heard: [],
      isTelling: false,
      presence: "told" as const,
    };
    this.#documents.set(documentId, watched);
    watched.screens.add(screen);
    void quietly(async () => {
      await screen.ask();
      if (watched.screens.has(screen)) await this.#welcome(documentId, watched, screen, last);
    });
    return () => {
      watched.screens.delete(screen);
      if (watched.screens.size === 0 && this.#documents.get(documentId) === watched)
        this.#documents.delete(documentId);
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    for (const { screens } of [...this.#documents.values()])
      for (const screen of [...screens]) screen.close();
    this.#documents.clear();
    await this.#listener.close();
  }

  async #welcome(documentId: string, watched: Watched, screen: Screen, last: bigint | null): Promise<void> {
    const now = new Date();
    const missed = await findMissed(screen.scope(), documentId, last, now);
    if (missed.id > watched.last) watched.last = missed.id;
    screen.send(framesOfMissed(missed, screen.scope()));
    screen.send(presenceFrame(await listPresent(screen.scope(), documentId, now))(screen.scope()));
  }

  #told(notice: Notice | RightsNotice): void {
    if ("rights" in notice) this.#rightsChanged(notice.rights);
    else this.#happened(notice);
  }

  /** SRV-LIVE-6. */
  #rightsChanged({ userId, projectId }: RightsNotice["rights"]): void {
    for (const [documentId, watched] of this.#documents) {
      const theirs = [...watched.screens].filter((screen) => {
        const scope = screen.scope();
        return scope.userId === userId || scope.projectId === projectId;
      });
      for (const screen of theirs) void quietly(screen.ask);
      if (theirs.length > 0) void this.#presenceChanged(documentId, watched);
    }
  }

  #happened({ documentId, presence, id, event }: Notice): void {
    const watched = this.#documents.get(documentId);
    if (!watched) return;
    if (presence) void this.#presenceChanged(documentId, watched);
    if (id === undefined) return;
    watched.heard.push({ id: BigInt(id), event });
    if (!watched.isTelling) void this.#tellHeard(documentId, watched);
  }

  /** SRV-LIVE-2. */
  async #tellHeard(documentId: string, watched: Watched): Promise<void> {
    watched.isTelling = true;
    while (watched.heard.length > 0) {
      const heard = watched.heard;
      watched.heard = [];
      const [anyone] = watched.screens;
      if (!anyone) break;
      // Whoever sees all counts rows by their places; others see gaps, and are told where a row stands.
      const numbered = [...watched.screens].some((screen) => !seesAll(screen.scope()));
      const isTold = await quietly(async () => {
        for (const event of await readHeard(anyone.scope(), documentId, heard, numbered)) {
          if (event.id > watched.last) watched.last = event.id;
          const frames = framesFor(event);
          for (const screen of watched.screens) screen.send(frames(screen.scope()));
        }
      });
      if (isTold) continue;
      watched.heard = [...heard, ...watched.heard];
      await new Promise((resolve) => setTimeout(resolve, READ_AGAIN_MS).unref());
    }
    watched.isTelling = false;
  }

  async #presenceChanged(documentId: string, watched: Watched): Promise<void> {
    if (watched.presence !== "told") {
      watched.presence = "stale";
      return;
    }
    watched.presence = "pausing";
    let tabs = 0;
    await quietly(async () => {
      tabs = await this.#tellPresence(documentId, watched);
    });
    setTimeout(() => {
      const isStale = watched.presence === "stale";
      watched.presence = "told";
      if (isStale) void this.#presenceChanged(documentId, watched);
    }, tabs * PRESENCE_PAUSE_MS).unref();
  }

  /** Returns how many tabs are here. */
  async #tellPresence(documentId: string, watched: Watched): Promise<number> {
    const [anyone] = watched.screens;
    if (!anyone) return 0;
    const presence = await listPresent(anyone.scope(), documentId, new Date());
    const frames = presenceFrame(presence);
    for (const screen of watched.screens) screen.send(frames(screen.scope()));
    return presence.here.length;
  }

  /** The listening connection was lost and is back: what happened meanwhile is told to all. */
  async #caughtUp(): Promise<void> {
    for (const [documentId, watched] of [...this.#documents]) {
      const last = watched.last;
      for (const screen of [...watched.screens])
        await quietly(async () => {
          await screen.ask();
          if (watched.screens.has(screen)) await this.#welcome(documentId, watched, screen, last);
        });
    }
  }
}

/**
 * A stream has nobody to answer to: when the database is away, the screen hears nothing until it is back. False when
 * it could not be done.
 */
async function quietly(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    process.stderr.write(
      `${JSON.stringify({ level: "warn", what: "live updates", error: error instanceof Error ? error.message : String(error) })}\n`,
    );
    return false;
  }
}

const kept = globalThis as { duizhaoLive?: Live; duizhaoLiveEnds?: true };

/** One a process. It ends with the process's SIGTERM, so that open streams do not hold the server back. */
export function live(): Live {
  kept.duizhaoLive ??= new Live();
  if (!kept.duizhaoLiveEnds) {
    kept.duizhaoLiveEnds = true;
    process.once("SIGTERM", () => {
      void closeLive();
      // Listening took Node's own answer to the signal away; with nobody else to end the process, it is given back.
      if (process.listenerCount("SIGTERM") === 0) process.kill(process.pid, "SIGTERM");
    });
  }
  return kept.duizhaoLive;
}

export async function closeLive(): Promise<void> {
  const open = kept.duizhaoLive;
  delete kept.duizhaoLive;
  await open?.close();
}
