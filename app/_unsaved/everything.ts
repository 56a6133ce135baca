import { type Entry, readEntry, readTypedAt } from "@/lib/workbench/outbox/outbox";
import { EARLIER, earlierPrefix, GONE, lineKeyOf, linePrefix } from "./keeper";
import type { Lines } from "./lines";
import type { Owners } from "./owners";
import type { Kept, Shelf } from "./shelf";

/**
 * Everything that one person typed in this browser and no server has acknowledged, of all documents: also of those that
 * they can no longer open, because they were taken out of the project, and of rows that will not have it any more.
 */
export interface KeptText extends Kept {
  readonly entry: Entry;
  /** When it was typed, ms since 1970; null where that was not written down. */
  readonly at: number | null;
  /** A window of this browser is open that has it, and sends it as soon as it can. */
  readonly isInHand: boolean;
}

export interface Everything {
  /** The newest first. */
  readonly list: () => Promise<readonly KeptText[]>;
  /** Takes one away for good. */
  readonly forget: (text: Kept) => Promise<void>;
  /** Puts one back that was just taken away. */
  readonly putBack: (text: Kept) => Promise<void>;
}

export interface Places {
  readonly lines: Lines;
  readonly shelf: Shelf;
  readonly owners: Pick<Owners, "listThere">;
}

export function everythingOf(userId: string, { lines, shelf, owners }: Places): Everything {
  return {
    list: async () => {
      const there = await owners.listThere();
      const found = new Map<string, Kept>();
      // A line is newer than the record beside it (APP-KEEP-1), and one that says “gone” takes it away (APP-KEEP-2).
      for (const kept of [...(await recordsOf(shelf, userId)), ...linesOf(lines, userId)])
        found.set(JSON.stringify([kept.documentId, kept.tab, kept.segmentId]), kept);
      const texts = [...found.values()].flatMap((kept): KeptText[] => {
        const entry = readEntry(kept.line);
        const isInHand = there.has(kept.tab);
        return entry ? [{ ...kept, entry, at: readTypedAt(kept.line), isInHand }] : [];
      });
      return texts.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
    },
    forget: async ({ line: _, ...key }) => {
      // As APP-KEEP-2 has it: should this page die here, the record does not come back.
      lines.set(lineKeyOf(key), GONE);
      await shelf.put([{ ...key, line: null }]).then(
        () => lines.remove(lineKeyOf(key)),
        (error: unknown) => {
          if (!(error instanceof DOMException)) throw error;
        },
      );
    },
    putBack: async ({ line, ...key }) => {
      if (lines.set(lineKeyOf(key), line)) return; // it is moved on by the next window that takes it over
      await shelf.put([{ ...key, line }]);
    },
  };
}

async function recordsOf(shelf: Shelf, userId: string): Promise<readonly Kept[]> {
  try {
    return await shelf.list(userId);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return [];
  }
}

function linesOf(lines: Lines, userId: string): readonly Kept[] {
  const kept = (prefix: string) =>
    lines
      .keys(prefix)
      .map((key) => ({ parts: key.slice(prefix.length).split(":"), line: lines.get(key) ?? "" }));
  return [
    ...kept(earlierPrefix(userId)).map(({ parts: [documentId = "", ...row], line }) => ({
      userId,
      documentId,
      tab: EARLIER,
      segmentId: row.join(":"),
      line,
    })),
    ...kept(linePrefix(userId)).map(({ parts: [documentId = "", tab = "", ...row], line }) => ({
      userId,
      documentId,
      tab,
      segmentId: row.join(":"),
      line,
    })),
  ];
}
