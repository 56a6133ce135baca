import { type Entry, readEntry, readTypedAt, writeEntry } from "@/lib/workbench/outbox/outbox";
import type { Lines } from "./lines";
import type { Owners } from "./owners";
import type { KeptKey, Shelf } from "./shelf";

/**
 * Keeps one person's unacknowledged typing in one document on this machine, for one window.
 *
 * APP-KEEP-1  A keystroke is in localStorage before its press is over (the line), and within a second in IndexedDB (the
 *     record), written through to the disk; then the line goes. A line is newer than the record beside it.
 * APP-KEEP-2  What was acknowledged is taken away the same way: the line says so until the record is gone, so that a page which
 *     dies in between brings no old text back.
 * APP-KEEP-3  Where one of the two cannot keep, the other does. Where neither can, `cannotKeep` is told, and told when it ends.
 * APP-KEEP-4  Each window keeps under its own name. What a window leaves is taken over by another one only when it is gone, and
 *     taken away under the old name only when it is kept under the new one: an entry may be kept twice, never not at all.
 * APP-KEEP-5  What cannot be read (damaged, or of a later version of this page) is left where it is.
 * APP-KEEP-6  Everything is kept under the person's id, and only that person's is read.
 */
export interface Keeper {
  readonly write: (segmentId: string, entry: Entry | null) => void;
  /** Resolves when everything written so far is in IndexedDB, or could not be brought there. */
  readonly settle: () => Promise<void>;
  /**
   * This window is there until `signal` says stop. Looks for what windows that are gone have left, now and whenever
   * one of those that are there goes. `take` is given the entries and says which of them it took; the others are left
   * for later.
   */
  readonly watch: (take: (entries: readonly Entry[]) => ReadonlySet<string>, signal: AbortSignal) => void;
  /** Looks again for windows that have come since. */
  readonly look: () => Promise<void>;
  /** Keeps nothing more: its person has signed out. */
  readonly stop: () => void;
}

export interface Keeping {
  readonly userId: string;
  readonly documentId: string;
  /** This window's name, without a colon. */
  readonly tab: string;
  readonly lines: Lines;
  readonly shelf: Shelf;
  readonly owners: Owners;
  readonly cannotKeep: (cannot: boolean) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls after so many milliseconds. */
  readonly later: (work: () => void, ms: number) => void;
}

/** Milliseconds between a key press and the record that holds it, of which the second leaves most to a slow disk. */
const MOVE_AFTER = 300;
/** Acknowledged. */
export const GONE = '{"kept":1,"gone":true}';
/** The window of an earlier version of this page, which kept everything in localStorage. */
export const EARLIER = "earlier";

export const linePrefix = (userId: string) => `duizhao:line:${userId}:`;
/** How versions before IndexedDB kept a row: the document's and the row's id follow. */
export const earlierPrefix = (userId: string) => `duizhao:kept:${userId}:`;

/** Where in localStorage the line of a row is. */
export function lineKeyOf({ userId, documentId, tab, segmentId }: KeptKey): string {
  return tab === EARLIER
    ? `${earlierPrefix(userId)}${documentId}:${segmentId}`
    : `${linePrefix(userId)}${documentId}:${tab}:${segmentId}`;
}

export function makeKeeper(keeping: Keeping): Keeper {
  const { userId, documentId, tab, lines, shelf, owners, cannotKeep, now, later } = keeping;
  const ours = `${linePrefix(userId)}${documentId}:`;
  const earlier = `${earlierPrefix(userId)}${documentId}:`;
  const key = (of: string, segmentId: string): KeptKey => ({ userId, documentId, tab: of, segmentId });
  const lineKey = (of: string, segmentId: string) => lineKeyOf(key(of, segmentId));

  /** Written, and not yet in IndexedDB; `null` is to be taken away there. */
  const waiting = new Map<string, string | null>();
  /** Rows whose text is in this window's memory only. */
  const homeless = new Set<string>();
  let isDue = false;
  let moving: Promise<void> | null = null;

  const tellHomeless = (change: () => void) => {
    const before = homeless.size > 0;
    change();
    if (before !== homeless.size > 0) cannotKeep(!before);
  };

  let isStopped = false;
  const write = (segmentId: string, entry: Entry | null) =>
    keep(segmentId, entry && writeEntry(entry, now()));

  const keep = (segmentId: string, line: string | null) => {
    if (isStopped) return;
    const isLined = lines.set(lineKey(tab, segmentId), line ?? GONE);
    // An older line would pass for the newest.
    if (!isLined) lines.remove(lineKey(tab, segmentId));
    waiting.set(segmentId, line);
    schedule(isLined ? MOVE_AFTER : 0);
  };

  const schedule = (ms: number) => {
    if (ms === 0) {
      void settle();
      return;
    }
    if (isDue) return;
    isDue = true;
    later(() => {
      isDue = false;
      void settle();
    }, ms);
  };

  const settle = (): Promise<void> => {
    moving ??= move().finally(() => {
      moving = null;
    });
    return moving;
  };

  const move = async () => {
    while (waiting.size > 0) {
      const batch = [...waiting];
      waiting.clear();
      try {
        await shelf.put(batch.map(([segmentId, line]) => ({ ...key(tab, segmentId), line })));
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        tellHomeless(() => {
          for (const [segmentId, line] of batch) {
            const isLined = lines.get(lineKey(tab, segmentId)) !== null;
            if (line === null || isLined) homeless.delete(segmentId);
            else homeless.add(segmentId);
          }
        });
        return;
      }
      for (const [segmentId, line] of batch) {
        const at = lineKey(tab, segmentId);
        if (lines.get(at) === (line ?? GONE)) lines.remove(at);
      }
      tellHomeless(() => {
        for (const [segmentId] of batch) homeless.delete(segmentId);
      });
    }
  };

  /** What is kept under other windows' names, by window and row: a line before its record. */
  const readOthers = async (): Promise<Map<string, Map<string, string>>> => {
    const found = new Map<string, Map<string, string>>();
    const put = (of: string, segmentId: string, line: string) => {
      if (of === tab) return;
      const rows = found.get(of) ?? new Map<string, string>();
      found.set(of, rows.set(segmentId, line));
    };
    for (const record of await listed(shelf, userId, documentId))
      put(record.tab, record.segmentId, record.line);
    for (const at of lines.keys(ours)) {
      const [of = "", ...rest] = at.slice(ours.length).split(":");
      put(of, rest.join(":"), lines.get(at) ?? "");
    }
    for (const at of lines.keys(earlier)) put(EARLIER, at.slice(earlier.length), lines.get(at) ?? "");
    return found;
  };

  let watching: { take: (entries: readonly Entry[]) => ReadonlySet<string>; signal: AbortSignal } | null =
    null;
  const awaited = new Set<string>();

  const takeOver = async (of: string) => {
    const left = (await readOthers()).get(of);
    if (!left || !watching || watching.signal.aborted) return;
    const entries = new Map([...left].map(([segmentId, line]) => [segmentId, readEntry(line)]));
    const readable = [...entries.values()].filter((entry) => entry !== null);
    const taken = readable.length === 0 ? new Set<string>() : watching.take(readable);
    for (const [segmentId, entry] of entries)
      if (entry && taken.has(segmentId))
        keep(segmentId, writeEntry(entry, readTypedAt(left.get(segmentId) ?? "{}")));
    await settle();
    const done = [...left].filter(([segmentId, line]) => taken.has(segmentId) || line === GONE);
    const safe = done.filter(([segmentId]) => !homeless.has(segmentId)).map(([segmentId]) => segmentId);
    try {
      await shelf.put(safe.map((segmentId) => ({ ...key(of, segmentId), line: null })));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return; // They are kept twice until IndexedDB works again.
    }
    for (const segmentId of safe) lines.remove(lineKey(of, segmentId));
  };

  const look = async () => {
    if (!watching || watching.signal.aborted) return;
    for (const other of (await readOthers()).keys()) {
      if (awaited.has(other)) continue;
      awaited.add(other);
      const work = async () => {
        await takeOver(other);
        awaited.delete(other);
      };
      if (other === EARLIER) await work();
      else owners.whenGone(other, work, watching.signal);
    }
  };

  return {
    write,
    settle,
    watch: (take, signal) => {
      owners.hold(tab, signal);
      watching = { take, signal };
      awaited.clear();
      void look();
    },
    look,
    stop: () => {
      isStopped = true;
      waiting.clear();
    },
  };
}

async function listed(shelf: Shelf, userId: string, documentId: string) {
  try {
    return await shelf.list(userId, documentId);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return [];
  }
}
