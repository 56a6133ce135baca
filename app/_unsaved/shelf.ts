import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** One row's entry of the outbox as one window keeps it. */
export interface Kept {
  readonly userId: string;
  readonly documentId: string;
  /** The window that typed it. */
  readonly tab: string;
  readonly segmentId: string;
  /** As `writeEntry` of lib/workbench/outbox/outbox.ts has it. */
  readonly line: string;
}

export type KeptKey = Omit<Kept, "line">;

/** What waits to be acknowledged, in IndexedDB, written through to the disk. Every call may throw a DOMException. */
export interface Shelf {
  /** All of it or nothing; each key is put with its line, or taken away (null). */
  readonly put: (changes: readonly (KeptKey & { readonly line: string | null })[]) => Promise<void>;
  /** Everything that is kept for a person, of one document or of all. */
  readonly list: (userId: string, documentId?: string) => Promise<readonly Kept[]>;
  readonly clear: (userId: string) => Promise<void>;
}

interface Schema extends DBSchema {
  kept: { key: [string, string, string, string]; value: Kept };
}

const NAME = "duizhao";

/** Opens the database when it is first needed, and again after the browser has closed it. */
export function openShelf(): Shelf {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => {
    opened = null;
  };
  const database = () => {
    opened ??= openDB<Schema>(NAME, 1, {
      upgrade: (made) => {
        made.createObjectStore("kept", { keyPath: ["userId", "documentId", "tab", "segmentId"] });
      },
      // A later version of this page wants to change the form of the database: let it, and open it anew.
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opened.catch(forget);
    return opened;
  };
  return {
    put: async (changes) => {
      const { store, done } = (await database()).transaction("kept", "readwrite", { durability: "strict" });
      const asked = changes.map(({ line, ...key }) =>
        line === null
          ? store.delete([key.userId, key.documentId, key.tab, key.segmentId])
          : store.put({ ...key, line }),
      );
      await Promise.all([...asked, done]);
    },
    list: async (userId, documentId) => (await database()).getAll("kept", rangeOf(userId, documentId)),
    clear: async (userId) => (await database()).delete("kept", rangeOf(userId)),
  };
}

/** Keys that begin so: an array is greater than every string. */
function rangeOf(userId: string, documentId?: string): IDBKeyRange {
  const from = documentId === undefined ? [userId] : [userId, documentId];
  return IDBKeyRange.bound(from, [...from, []]);
}
