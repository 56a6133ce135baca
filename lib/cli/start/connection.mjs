// @ts-check
// Reaching a PostgreSQL, and saying in a sentence why one cannot be reached.

import { fullDisk, StartProblem, wordsOf } from "./messages.mjs";
import { words } from "./words.mjs";

/**
 * Errors a person can act on, by PostgreSQL's SQLSTATE or the system's code.
 * @type {ReadonlyMap<string, Extract<import("../../messages/keys").Key, `launch.why.${string}`>>}
 */
const REASONS = new Map(
  /** @type {const} */ ([
    ["28P01", "launch.why.password"],
    ["28000", "launch.why.user"],
    ["3D000", "launch.why.no-database"],
    ["53300", "launch.why.too-many"],
    ["57P03", "launch.why.starting"],
    ["ECONNREFUSED", "launch.why.nobody"],
    ["ENOTFOUND", "launch.why.nameless"],
    ["EAI_AGAIN", "launch.why.lookup"],
    ["EHOSTUNREACH", "launch.why.no-computer"],
    ["ENETUNREACH", "launch.why.no-network"],
    ["ETIMEDOUT", "launch.why.timeout"],
    ["ENOENT", "launch.why.socket"],
  ]),
);

/** The address without its password. @param {string} url */
function nameOf(url) {
  if (!URL.canParse(url)) return "DATABASE_URL";
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname || searchParams.get("host") || "localhost";
  const name = decodeURIComponent(pathname.slice(1));
  const place = `${host}:${port || "5432"}`;
  return name === "" ? place : `${name} (${place})`;
}

/** @param {string} url @returns {Promise<import("pg").Client>} */
export async function connect(url) {
  const { default: pg } = await import("pg");
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartProblem(words("launch.database.address"));
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
  if (code === "53100") return fullDisk(words("launch.doing.database"));
  const said = wordsOf(error);
  const reason = REASONS.get(code) ?? (/timeout/i.test(said) ? "launch.why.no-answer" : undefined);
  const why = reason === undefined ? said : words(reason);
  return new StartProblem(words("launch.database.unreachable", { name: nameOf(url), why }));
}

/** PostgreSQL 14 is the oldest that we have SQL for. @param {string} url */
export async function checkDatabase(url) {
  const client = await connect(url);
  try {
    const { rows } = await client.query("SHOW server_version_num");
    const version = Number(rows[0].server_version_num);
    if (version < 140000) {
      throw new StartProblem(
        words("launch.database.old", { name: nameOf(url), version: String(Math.floor(version / 10000)) }),
      );
    }
    const { rows: encoding } = await client.query("SHOW server_encoding");
    if (encoding[0].server_encoding !== "UTF8") {
      throw new StartProblem(
        words("launch.database.encoding", { name: nameOf(url), encoding: encoding[0].server_encoding }),
      );
    }
  } finally {
    await client.end();
  }
}
