import "server-only";

import { Client } from "pg";
import { databaseUrl } from "../client";
import type { Archived } from "./tables";

/**
 * A transaction on a connection of its own, without Prisma: rows travel as PostgreSQL writes them, and files as bytes. What `work` throws
 * takes everything back.
 */
export async function inOneTransaction<T>(
  kind: "repeatable read, read only" | "read committed",
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: databaseUrl() });
  client.on("error", () => {}); // lost while nothing is asked: the next question says so
  await client.connect();
  try {
    await client.query(`begin isolation level ${kind}`);
    // Moments are written the same wherever the database stands.
    await client.query(`set local timezone = 'UTC'`);
    const result = await work(client);
    await client.query("commit");
    return result;
  } finally {
    // Ends the transaction, too, where it was not committed.
    await client.end().catch(() => {});
  }
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isKey: boolean;
}

/** The columns of a table in the order of their names, as the database has them. */
export async function columnsOf(client: Client, table: Archived): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "isRequired",
       coalesce(a.attnum = any(i.indkey), false) as "isKey"
     from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attname collate "C"`,
    [`"${table}"`],
  );
  return rows;
}
