import "server-only";

/**
 * Why the database could not do what it was asked, where that is nobody's mistake and passes:
 *
 * - `away`: it is down, stopping, or coming up again; a change may have been made just before it went;
 * - `full`: there is no room on its disk, and nothing was stored;
 * - `busy`: it has no memory or no connection left for this, and nothing was stored.
 */
export type Trouble = "away" | "full" | "busy";

/** What PostgreSQL (its SQLSTATE), its driver, Node and Prisma say; the first that fits. */
const SAID: readonly (readonly [Trouble, RegExp])[] = [
  // A disk so full that the log cannot be written ends the server: it then says that it is away.
  ["full", /\b53100\b|\bENOSPC\b|No space left on device/],
  [
    "busy",
    /\b53[23]00\b|\b55P03\b|lock timeout|\bP20(?:24|37)\b|Unable to start a transaction in the given time|TooManyConnections|too many clients/,
  ],
  [
    "away",
    /\b57P0[123]\b|\bP10(?:01|02|08|17)\b|DatabaseNotReachable|ConnectionClosed|SocketTimeout|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Can't reach database server|Connection terminated|connection error and is not queryable|the database system is|Server has closed the connection/,
  ],
];

/** Null for every other error. */
export function troubleOf(error: unknown): Trouble | null {
  for (const said of saidBy(error)) {
    const found = SAID.find(([, words]) => words.test(said));
    if (found) return found[0];
  }
  return null;
}

/** A change of a row that is locked, refused by the database's own trigger: nothing of the transaction was stored. */
export function isLockedRow(error: unknown): boolean {
  return saidBy(error).some((said) => /\bDZ001\b|locked-row/.test(said));
}

/** A row with this key is there already: somebody else has stored it at the same moment. */
export function isDuplicate(error: unknown): boolean {
  return saidBy(error).some((said) => /\b23505\b|UniqueConstraintViolation/.test(said));
}

/** What an error and what caused it say, five deep; an error of a commit has a plain object there. */
function saidBy(error: unknown): string[] {
  const all: string[] = [];
  let one = error;
  for (let deep = 0; typeof one === "object" && one !== null && deep < 5; deep += 1) {
    const { code, originalCode, kind, message, cause } = one as Partial<Record<string, unknown>>;
    all.push([code, originalCode, kind, message].filter((part) => typeof part === "string").join(" "));
    one = cause;
  }
  return all;
}
