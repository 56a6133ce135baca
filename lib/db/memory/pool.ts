import "server-only";

import { Pool, type PoolClient } from "pg";
import { APPLICATION, databaseUrl } from "../client";
import { standBackWith } from "../stand-back";

/**
 * Connections for the memory's own statements, beside Prisma's: lists of the index come as bytes, by the hundred kilobytes, and
 * Prisma would hand them on as base64 in JSON. Those that others wait for have names, and are planned once a connection.
 */
const kept = globalThis as { duizhaoMemoryPool?: Pool };

function pool(): Pool {
  if (!kept.duizhaoMemoryPool) {
    const made = new Pool({
      connectionString: databaseUrl(),
      application_name: APPLICATION,
      max: 6,
      idleTimeoutMillis: 30_000,
      allowExitOnIdle: true,
    });
    made.on("connect", (client) => standBackWith(client));
    made.on("error", () => {}); // lost while nothing is asked: the next question says so
    kept.duizhaoMemoryPool = made;
  }
  return kept.duizhaoMemoryPool;
}

export async function askMemory<Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return (await pool().query<Row>({ name: `memory_${name}`, text, values: [...values] })).rows;
}

/** A connection by itself, in a transaction. */
export async function inTransaction<Value>(work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool().connect();
  let isBroken = false;
  try {
    await client.query("begin");
    const value = await work(client);
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}
