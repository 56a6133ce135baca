/**
 * The last second of typing, in localStorage: written before the key press is over, so that a page which dies at once
 * has lost nothing. A line is taken away as soon as what it says is in IndexedDB (`keeper.ts`).
 */
export interface Lines {
  readonly get: (key: string) => string | null;
  /** False when there is no room, or nothing may be kept here. */
  readonly set: (key: string, line: string) => boolean;
  readonly remove: (key: string) => void;
  readonly keys: (prefix: string) => readonly string[];
}

export function linesOf(storage: () => Storage): Lines {
  const tried = <Value>(work: (storage: Storage) => Value, otherwise: Value): Value => {
    try {
      return work(storage());
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return otherwise;
    }
  };
  return {
    get: (key) => tried((kept) => kept.getItem(key), null),
    set: (key, line) =>
      tried((kept) => {
        kept.setItem(key, line);
        return true;
      }, false),
    remove: (key) => tried((kept) => kept.removeItem(key), undefined),
    keys: (prefix) =>
      tried((kept) => {
        const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index));
        return keys.filter((key): key is string => key?.startsWith(prefix) === true);
      }, []),
  };
}
