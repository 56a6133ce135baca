// @ts-check
// Migrations: applies prisma/migrations to a database. write-migration.mjs writes new ones from the schema.
//
//   node lib/cli/migrate.mjs   applies what is missing to DATABASE_URL
//
// CLI-MIGR-1  A migration and the record that it was applied are one transaction: it is there or it is not.
// CLI-MIGR-2  The record is Prisma's own table, _prisma_migrations, with its checksums: `prisma migrate deploy` goes
//     on working wherever its engine can be had.
// CLI-MIGR-3  Several machines may start at once: one applies, the others wait (an advisory lock) and find it done.
// CLI-MIGR-4  A migration that was applied is never edited, and a database that knows migrations that we do not is
//     newer than we are: both are refused, and nothing is touched.

import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { connect } from "./start/connection.mjs";
import { fullDisk, isFullDisk, StartProblem, say, wordsOf } from "./start/messages.mjs";
import { ROOT } from "./start/settings.mjs";
import { words } from "./start/words.mjs";

const LOCK = 6_381_172; // any number, as long as it is ours

const RECORD = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/** @param {string} root @returns {Migration[]} in the order of their names, which begin with their time */
export function listMigrations(root) {
  const folder = join(root, "prisma", "migrations");
  return (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {string} url @param {readonly Migration[]} migrations
 * @returns {Promise<string[]>} the names of those applied now
 */
export async function migrate(url, migrations) {
  const client = await connect(url);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("SET client_min_messages = warning");
    await client.query(RECORD);
    const { rows } = await client.query(
      'SELECT migration_name AS name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    );
    const missing = compare(rows, migrations);
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } catch (error) {
    if (isFullDisk(wordsOf(error))) throw fullDisk(words("launch.doing.migrating"));
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * CLI-MIGR-4.
 * @param {readonly { name: string, checksum: string, finished_at: Date | null }[]} applied
 * @param {readonly Migration[]} migrations
 */
function compare(applied, migrations) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished_at } of applied) {
    if (!finished_at) {
      throw new StartProblem(words("launch.migration.unfinished", { name }));
    }
    const ours = known.get(name);
    if (!ours) {
      throw new StartProblem(words("launch.migration.newer", { name }));
    }
    if (ours.checksum !== checksum) {
      throw new StartProblem(words("launch.migration.edited", { name }));
    }
  }
  const names = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !names.has(name));
}

/** CLI-MIGR-1. @param {import("pg").Client} client @param {Migration} migration */
async function apply(client, { name, sql, checksum }) {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, transaction_timestamp(), clock_timestamp(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new Error(`Migration ${name} failed and was rolled back: ${wordsOf(error)}`, { cause: error });
  }
}

async function main() {
  if (process.argv.length > 2 || !process.env.DATABASE_URL) {
    process.stderr.write("Use: DATABASE_URL=… node lib/cli/migrate.mjs\n");
    process.exitCode = 2;
    return;
  }
  const applied = await migrate(process.env.DATABASE_URL, listMigrations(ROOT));
  say(applied.length ? applied.join("\n") : words("launch.migration.nothing"));
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  main().catch((error) => {
    process.stderr.write(`${error instanceof StartProblem ? error.message : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  });
}
