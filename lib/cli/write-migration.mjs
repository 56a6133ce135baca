// @ts-check
// A new migration's SQL: the difference between what the migrations make and what the schema says.
//
//   node lib/cli/write-migration.mjs <name>   writes prisma/migrations/<time>_<name>/migration.sql
//
// The comparing is done by Prisma's own engine, as WebAssembly, on a database made for the moment. What the
// schema language cannot say (extensions, GIN indexes, checks, generated columns) is added to migrations by
// hand; where the engine would drop such a thing again, its line has to be taken out by hand, too.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { listMigrations, migrate } from "./migrate.mjs";
import { startDatabase } from "./start/database.mjs";
import { say } from "./start/messages.mjs";
import { ROOT } from "./start/settings.mjs";

/**
 * The engine asks the catalogue for columns of PostgreSQL's one-letter type "char", which the adapter of 7.10
 * refuses. They pass through it under the number of the arrays of that type, which it does know and which
 * no query here uses, and are given back their own kind on the other side.
 */
const CHAR = 18;
const CHARS = 1002;

/** The schema, file by file, as the engine takes it. @param {string} root @returns {{ path: string, content: string }[]} */
function schemaFiles(root) {
  const folder = join(root, "prisma", "schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), "utf8") }));
}

/** @type {Promise<void> | undefined} */
let loading;

/** Once a process: the engine's own glue keeps views of the first memory it saw. */
function loadEngine() {
  loading ??= (async () => {
    const wasm = join(ROOT, "node_modules", "@prisma", "schema-engine-wasm", "schema_engine_bg.wasm");
    const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
      "./schema_engine_bg.js": /** @type {any} */ (engineModule),
    });
    // Where the engine writes what it panicked about, before it throws.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: {
        set_message: (/** @type {string} */ words) => process.stderr.write(`${words}\n`),
      },
    });
    engineModule.__wbg_set_wasm(instance.exports);
    /** @type {any} */ (instance.exports).__wbindgen_start();
  })();
  return loading;
}

/** The SQL that takes the database at url to the schema; empty when there is no difference. @param {string} url @param {string} root */
export async function differenceToSchema(url, root) {
  await loadEngine();
  const files = schemaFiles(root);
  const pool = new pg.Pool({ connectionString: url });
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: files.map(({ path, content }) => [path, content]) },
      () => {},
      /** @type {any} */ (bindMigrationAwareSqlAdapterFactory(adapterThatReadsChar(pool))),
    );
    const difference = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: root },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = /** @type {{ stdout?: string }} */ (difference).stdout ?? "";
    return /^\s*[^-\s]/m.test(sql) ? sql : "";
  } finally {
    await pool.end();
  }
}

/** @param {pg.Pool} pool */
function adapterThatReadsChar(pool) {
  const query = /** @type {(...args: unknown[]) => Promise<pg.QueryResult>} */ (pool.query.bind(pool));
  Object.assign(pool, {
    query: async (/** @type {unknown[]} */ ...args) => {
      const result = await query(...args);
      for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHARS;
      return result;
    },
  });
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (question) => {
      const answer = await queryRaw(question);
      const columnTypes = answer.columnTypes.map((kind) =>
        kind === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : kind,
      );
      return { ...answer, columnTypes };
    };
    return adapter;
  };
  return factory;
}

/** @param {string} name */
async function writeMigration(name) {
  const dataDir = mkdtempSync(join(tmpdir(), "duizhao-diff-"));
  const database = await startDatabase({ root: ROOT, dataDir, settings: { fsync: "off" } });
  try {
    await migrate(database.url, listMigrations(ROOT));
    const sql = await differenceToSchema(database.url, ROOT);
    if (!sql) {
      say("The migrations say what the schema says; nothing was written.");
      return;
    }
    const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = join(ROOT, "prisma", "migrations", `${time}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "migration.sql"), sql);
    say(join(folder, "migration.sql"));
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [name = "", ...others] = process.argv.slice(2);
  if (/^[a-z0-9_]+$/.test(name) && others.length === 0) {
    await writeMigration(name);
  } else {
    process.stderr.write("Use: node lib/cli/write-migration.mjs <name> (a-z, 0-9, _)\n");
    process.exitCode = 2;
  }
}
