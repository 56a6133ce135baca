import { createHash } from "node:crypto";
import type pg from "pg";
import { copyOut } from "./copy";
import { countLines, END_OF_TABLE, FORMAT, type Heading, VERSION } from "./file";

/** What is of the moment and is not carried over: who is signed in, how often somebody tried, who looks at what. */
export const OF_THE_MOMENT = ["Session", "Verification", "RateLimit", "Presence", "Event"];

/** The whole database as a backup's lines, as it was at one moment: a transaction sees nothing that is saved meanwhile. */
export async function* writeBackup(client: pg.Client, now: Date): AsyncGenerator<Uint8Array> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const whole = createHash("sha256");
    const line = (value: object) => {
      const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
      whole.update(bytes);
      return bytes;
    };
    yield line(await headingOf(client, now));

    const tables = await listTables(client);
    for (const { table, columns } of tables) {
      yield line({ table, columns });
      const hash = createHash("sha256");
      let rows = 0;
      for await (const chunk of copyOut(client, `COPY ${quote(table)} (${columns.map(quote)}) TO STDOUT`)) {
        hash.update(chunk);
        whole.update(chunk);
        rows += countLines(chunk);
        yield chunk;
      }
      const end = Buffer.from(`${END_OF_TABLE}\n`);
      whole.update(end);
      yield end;
      yield line({ rows, sha256: hash.digest("hex") });
    }
    yield Buffer.from(`${JSON.stringify({ tables: tables.length, sha256: whole.digest("hex") })}\n`);
  } finally {
    await client.query("ROLLBACK");
  }
}

async function headingOf(client: pg.Client, now: Date): Promise<Heading> {
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  const { rows: sequences } = await client.query<{ name: string; last: string | null }>(
    "SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = current_schema() ORDER BY 1",
  );
  return {
    format: FORMAT,
    version: VERSION,
    createdAt: now.toISOString(),
    migrations,
    sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])),
  };
}

/** The tables to keep, with the columns that are written rather than computed. */
async function listTables(client: pg.Client) {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace
        AND c.relname <> '_prisma_migrations' AND c.relname <> ALL ($1)
      GROUP BY c.relname ORDER BY c.relname`,
    [OF_THE_MOMENT],
  );
  return rows;
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
