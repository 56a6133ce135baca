import { createHash } from "node:crypto";
import type pg from "pg";
import { CannotDo } from "../commands/command";
import { copyOut } from "./copy";
import { countLines, END_OF_TABLE, FORMAT, type Heading, VERSION } from "./file";

/**
 * What is of the moment and is not carried over: who is signed in, how often somebody tried, who looks at what, and
 * what open screens were told (a screen that comes back after a restore reads its document anew, see load.ts), and
 * exported files, which can be made again.
 */
export const OF_THE_MOMENT = [
  "Session",
  "Verification",
  "RateLimit",
  "Presence",
  "Event",
  "JobFile",
  "KnownPlace",
];

/**
 * The whole database as a backup's lines, as it was at one moment: a transaction sees nothing that is saved meanwhile.
 * Every table is locked against being remade (a migration, a restore) before that moment, because a table that is
 * rewritten after it would look empty from it. Nothing is locked against being read or written.
 */
export async function* writeBackup(client: pg.Client, now: Date): AsyncGenerator<Uint8Array> {
  const locked = await listTables(client);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    // The moment is that of the first query after this order, which by itself is none.
    await client.query(
      `LOCK TABLE "_prisma_migrations", ${locked.map(({ table }) => quote(table))} IN ACCESS SHARE MODE`,
    );
    const whole = createHash("sha256");
    const line = (value: object) => {
      const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
      whole.update(bytes);
      return bytes;
    };
    yield line(await headingOf(client, now));

    const tables = await listTables(client);
    if (JSON.stringify(tables) !== JSON.stringify(locked)) {
      throw new CannotDo("The database was being brought up to date. Nothing was written; try again.");
    }
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
  // Sequences know no transaction: read after the moment that the rows are of, they are never behind them.
  const { rows: sequences } = await client.query<{ name: string; last: string | null }>(
    `SELECT s.sequencename AS name, s.last_value::text AS last
       FROM pg_sequences s
      WHERE s.schemaname = current_schema() AND NOT EXISTS (
        SELECT FROM pg_depend d JOIN pg_class owner ON owner.oid = d.refobjid
         WHERE d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass
           AND d.deptype IN ('a', 'i') AND owner.relname = ANY ($1))
      ORDER BY 1`,
    [OF_THE_MOMENT],
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
export async function listTables(client: pg.Client) {
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
