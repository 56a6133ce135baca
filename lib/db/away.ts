import "server-only";

/** What PostgreSQL, its driver and Prisma say when there is no database to ask: it is down, stopping, or coming up again. */
const SAID =
  /\b57P0[123]\b|\bP10(?:01|02|08|17)\b|ECONNREFUSED|ECONNRESET|EPIPE|Can't reach database server|Connection terminated|connection error and is not queryable|the database system is|Server has closed the connection/;

/** The database was not there: nobody's mistake, and over when it is back. */
export function isDatabaseAway(error: unknown): boolean {
  for (let one = error, deep = 0; one instanceof Error && deep < 5; one = one.cause, deep += 1) {
    const code = "code" in one ? String(one.code) : "";
    if (SAID.test(`${code} ${one.message}`)) return true;
  }
  return false;
}
