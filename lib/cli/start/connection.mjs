// @ts-check
// Reaching a PostgreSQL, and saying in a sentence why one cannot be reached.

import { fullDisk, StartProblem, wordsOf } from "./messages.mjs";

/** Errors a person can act on, by PostgreSQL's SQLSTATE or the system's code. */
const REASONS = new Map([
  ["28P01", "the password is wrong"],
  ["28000", "this user may not connect"],
  ["3D000", "that database does not exist; create it with createdb"],
  ["53300", "it has too many connections already"],
  ["57P03", "it is starting up or shutting down; try again in a moment"],
  ["ECONNREFUSED", "nothing answers at that address"],
  ["ENOTFOUND", "there is no computer of that name"],
  ["EAI_AGAIN", "the name of the computer could not be looked up"],
  ["EHOSTUNREACH", "there is no way to that computer"],
  ["ENETUNREACH", "there is no way to that network"],
  ["ETIMEDOUT", "it did not answer in time"],
  ["ENOENT", "nothing answers at that socket"],
]);

/** The address without its password. @param {string} url */
function nameOf(url) {
  if (!URL.canParse(url)) return "DATABASE_URL";
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname || searchParams.get("host") || "localhost";
  return `${decodeURIComponent(pathname.slice(1)) || "(no database)"} on ${host}:${port || "5432"}`;
}

/** @param {string} url @returns {Promise<import("pg").Client>} */
export async function connect(url) {
  const { default: pg } = await import("pg");
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartProblem(
      "DATABASE_URL is not the address of a PostgreSQL database. Set it to postgresql://user:password@host:5432/database, or leave it out to use the built-in one.",
    );
  }
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "duizhao start",
  });
  client.on("error", () => {}); // a connection that breaks while idle is noticed by the next query
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw unreachable(url, error);
  }
}

/** @param {string} url @param {unknown} error */
function unreachable(url, error) {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = String(/** @type {{ code?: unknown }} */ (first).code ?? "");
  if (code === "53100") return fullDisk("for the database");
  const words = wordsOf(error);
  const why = REASONS.get(code) ?? (/timeout/i.test(words) ? "it did not answer within 10 s" : words);
  return new StartProblem(
    `The database ${nameOf(url)} cannot be used: ${why}. Nothing was changed; check DATABASE_URL and start again.`,
  );
}

/** PostgreSQL 14 is the oldest that we have SQL for. @param {string} url */
export async function checkDatabase(url) {
  const client = await connect(url);
  try {
    const { rows } = await client.query("SHOW server_version_num");
    const version = Number(rows[0].server_version_num);
    if (version < 140000) {
      throw new StartProblem(
        `The database ${nameOf(url)} is PostgreSQL ${Math.floor(version / 10000)}; Duizhao needs 14 or newer. Nothing was changed.`,
      );
    }
    const { rows: encoding } = await client.query("SHOW server_encoding");
    if (encoding[0].server_encoding !== "UTF8") {
      throw new StartProblem(
        `The database ${nameOf(url)} is encoded as ${encoding[0].server_encoding}; Duizhao needs UTF8. Nothing was changed; create it with --encoding=UTF8.`,
      );
    }
  } finally {
    await client.end();
  }
}
