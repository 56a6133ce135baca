import "server-only";

/** Where a page of rows ended: reading on from a rank and an id goes on rightly when rows come and go meanwhile. */
export interface Place {
  readonly rank: number;
  readonly id: string;
}

export function cursorOf({ rank, id }: Place): string {
  return Buffer.from(JSON.stringify([rank, id])).toString("base64url");
}

/** Null for something that is no cursor of ours. */
export function readCursor(cursor: string): Place | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(value)) return null;
    const [rank, id] = value as unknown[];
    return typeof rank === "number" && typeof id === "string" && !id.includes("\u0000") ? { rank, id } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
