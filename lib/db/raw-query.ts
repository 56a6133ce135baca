import "server-only";

import { Client } from "pg";
import { databaseUrl } from "./client";

/** So many of these connections a process has at once; the rest wait. Each may hold 20 MB, and a copy on its way to the socket. */
const AT_ONCE = 3;

let open = 0;
const waiting: (() => void)[] = [];

/**
 * One statement on a connection of its own, without Prisma: for many bytes. Prisma hands bytes on as base64 in JSON,
 * several times over, and a file of 3 MB kept this process from answering anybody for 240 ms; this takes 20 ms. The
 * statement is a transaction. Throws what PostgreSQL or the driver says, as `troubleOf` knows it.
 */
export async function rawQuery<Row extends object>(
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  if (open === AT_ONCE) await new Promise<void>((next) => waiting.push(next));
  else open += 1;
  try {
    return await ask<Row>(sql, values);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else open -= 1;
  }
}

async function ask<Row extends object>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl() });
  client.on("error", () => {}); // lost while nothing is asked: the next question says so
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
