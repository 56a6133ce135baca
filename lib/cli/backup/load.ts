import { randomUUID } from "node:crypto";
import type pg from "pg";
import { APPLICATION } from "../../db/client";
import { say } from "../commands/words";
import { listMigrations } from "../migrate.mjs";
import { ROOT } from "../start/settings.mjs";
import { copyIn } from "./copy";
import { Damaged, type Heading, type Part } from "./file";
import { listTables, OF_THE_MOMENT, quote } from "./write";

/** The backup cannot be loaded here, and the sentence says why. */
export class CannotLoad extends Error {}

/** Whether anything is there that a restore would throw away. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  for (const table of await tablesOf(client)) {
    if (OF_THE_MOMENT.includes(table)) continue;
    const { rowCount } = await client.query(`SELECT FROM ${quote(table)} LIMIT 1`);
    if (rowCount) return false;
  }
  return true;
}

/** Whether an app (a web server, a worker, a command) is on this database: people may be typing. */
export async function isInUse(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 LIMIT 1",
    [APPLICATION],
  );
  return rowCount !== 0;
}

/**
 * Puts a backup in the place of everything that is there, in one transaction: whatever goes wrong, nothing has
 * changed. The tables are made anew as they were when the backup was made, filled, and then brought up to date.
 */
export async function loadBackup(client: pg.Client, parts: AsyncIterable<Part>, now: Date): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query("SET LOCAL lock_timeout = '10s'");
    await client.query("SET LOCAL client_min_messages = warning");
    await load(client, parts);
    await tellScreens(client, now);
    await client.query("ANALYZE"); // else the first queries take the tables for small
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    if ((error as { code?: string }).code === "55P03") {
      throw new CannotLoad(say("cli.backup.in-use"));
    }
    throw rowsRefused(error, (why) => say("cli.damaged.rows", { why }));
  }
}

async function load(client: pg.Client, parts: AsyncIterable<Part>): Promise<void> {
  const each = parts[Symbol.asyncIterator]();
  const first = await each.next();
  if (first.done || first.value.kind !== "heading") throw new Damaged(say("cli.damaged.no-heading"));
  const { heading } = first.value;
  const { then, since } = divideMigrations(heading);

  await dropEverything(client);
  for (const migration of then) await apply(client, migration);
  const constraints = await dropForeignKeys(client);
  for (const table of await tablesOf(client)) {
    await client.query(`ALTER TABLE ${quote(table)} DISABLE TRIGGER USER`);
    await client.query(`DELETE FROM ${quote(table)}`); // rows that a migration brings are in the backup, too
  }

  const allowed = new Map((await listTables(client)).map(({ table, columns }) => [table, columns]));
  for (let part = await each.next(); !part.done; part = await each.next()) {
    if (part.value.kind !== "table") continue;
    const { table, columns } = part.value.table;
    if (OF_THE_MOMENT.includes(table)) {
      for await (const _ of rowsOf(each)); // an older Duizhao may have kept what this one does not
      continue;
    }
    const known = allowed.get(table);
    if (!known) throw new Damaged(say("cli.damaged.table", { table: JSON.stringify(table) }));
    allowed.delete(table);
    if (!isSame(columns, known)) throw new Damaged(say("cli.damaged.columns", { table }));
    await fill(client, table, columns, rowsOf(each));
  }
  const [left] = allowed.keys();
  if (left !== undefined) throw new Damaged(say("cli.damaged.table-missing", { table: left }));

  const ours = await sequencesOf(client);
  for (const [name, last] of Object.entries(heading.sequences)) {
    if (!ours.includes(name)) throw new Damaged(say("cli.damaged.sequence", { name: JSON.stringify(name) }));
    if (last !== null) await client.query("SELECT setval($1::regclass, $2)", [quote(name), last]);
  }
  for (const table of await tablesOf(client))
    await client.query(`ALTER TABLE ${quote(table)} ENABLE TRIGGER USER`);
  for (const constraint of constraints) await client.query(constraint);
  for (const migration of since) await apply(client, migration);
}

/** CLI-BACKUP-3: each column once, in any order. */
function isSame(columns: readonly string[], known: readonly string[]): boolean {
  return columns.length === known.length && known.every((column) => columns.includes(column));
}

/** What PostgreSQL refuses in the rows of a table (a wrong cell, a row too many) is said in one sentence. */
async function fill(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    await copyIn(client, `COPY ${quote(table)} (${columns.map(quote)}) FROM STDIN`, rows);
  } catch (error) {
    throw rowsRefused(error, (why) => say("cli.damaged.row", { table, why }));
  }
}

/** Classes of PostgreSQL's errors that are about the data: 22 (a value), 23 (a rule of the tables), 42 (a definition). */
function rowsRefused(error: unknown, words: (why: string) => string): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code !== "string" || !/^(?:22|23|42)/.test(code)) return error;
  return new Damaged(words(String(message).split("\n")[0]!.slice(0, 200)));
}

async function sequencesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = current_schema()",
  );
  return rows.map(({ name }) => name);
}

/**
 * A screen that was open before the restore may show rows that are newer than what there is now, and ask for what
 * happened since an event that is gone. Events are therefore numbered on from the milliseconds of the clock, which is
 * past every number that was ever given (that would take a thousand events a second), so that no old number means a
 * new event; and every document begins with an event that has it read anew.
 */
async function tellScreens(client: pg.Client, now: Date): Promise<void> {
  await client.query(`SELECT setval(pg_get_serial_sequence('"Event"', 'id'), $1)`, [now.getTime()]);
  await client.query(
    `INSERT INTO "Event" ("projectId", "documentId", kind, payload)
     SELECT "projectId", id, 'reload', $1 FROM "Document"`,
    [JSON.stringify({ reason: "restored" })],
  );
}

/** The rows of the table that is being read, up to its end. */
async function* rowsOf(each: AsyncIterator<Part>): AsyncGenerator<Uint8Array> {
  for (let part = await each.next(); !part.done; part = await each.next()) {
    if (part.value.kind !== "rows") return;
    yield part.value.bytes;
  }
}

type Migration = ReturnType<typeof listMigrations>[number];

/** Our migrations, parted where the backup was made. */
function divideMigrations(heading: Heading): { then: readonly Migration[]; since: readonly Migration[] } {
  const ours = listMigrations(ROOT);
  const then = heading.migrations.map(({ name, checksum }) => {
    const migration = ours.find((candidate) => candidate.name === name);
    if (!migration) {
      throw new CannotLoad(say("cli.backup.newer", { name }));
    }
    if (migration.checksum !== checksum) {
      throw new CannotLoad(say("cli.backup.other-migration", { name }));
    }
    return migration;
  });
  return { then, since: ours.filter((migration) => !then.includes(migration)) };
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/** Everything but the record of the migrations, which is emptied: it has the same form in every version. */
async function dropEverything(client: pg.Client): Promise<void> {
  for (const table of await tablesOf(client))
    await client.query(`DROP TABLE IF EXISTS ${quote(table)} CASCADE`);
  const { rows } = await client.query<{ order: string }>(
    `SELECT format('DROP TYPE IF EXISTS %I.%I CASCADE', n.nspname, t.typname) AS order
       FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE n.nspname = current_schema() AND t.typtype IN ('e', 'd')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
      UNION ALL
     SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
       FROM pg_proc p
      WHERE p.pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
      UNION ALL
     SELECT format('DROP SEQUENCE IF EXISTS %I.%I CASCADE', schemaname, sequencename)
       FROM pg_sequences WHERE schemaname = current_schema()`,
  );
  for (const { order } of rows) await client.query(order);
  await client.query('DELETE FROM "_prisma_migrations"');
}

/** The tables point at each other in circles, so no order of loading would please their foreign keys. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
       FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ add }) => add);
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = current_schema()::regnamespace
        AND relname <> '_prisma_migrations'`,
  );
  return rows.map(({ name }) => name);
}
