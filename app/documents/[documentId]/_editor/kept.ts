import { type Entry, readEntry, writeEntry } from "@/lib/workbench/outbox";

/**
 * What was typed and is not yet acknowledged, on this machine: one line of localStorage a row. localStorage and not
 * IndexedDB, because it is written before the key press is over, so that nothing is lost to a page that dies.
 */
export interface Kept {
  readonly read: () => readonly Entry[];
  /** False when this browser has no room left, or keeps nothing (a private window). */
  readonly write: (segmentId: string, entry: Entry | null) => boolean;
}

export function keptFor(userId: string, documentId: string): Kept {
  const prefix = `duizhao:kept:${userId}:${documentId}:`;
  return {
    read: () => {
      const found: Entry[] = [];
      try {
        for (let index = 0; index < localStorage.length; index += 1) {
          const key = localStorage.key(index);
          const entry = key?.startsWith(prefix) ? readEntry(localStorage.getItem(key) ?? "") : null;
          if (entry) found.push(entry);
        }
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
      return found;
    },
    write: (segmentId, entry) => {
      try {
        if (entry) localStorage.setItem(prefix + segmentId, writeEntry(entry));
        else localStorage.removeItem(prefix + segmentId);
        return true;
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        return false;
      }
    },
  };
}
