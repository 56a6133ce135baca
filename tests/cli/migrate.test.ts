import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listMigrations, migrate } from "@/lib/cli/migrate.mjs";
import { ROOT } from "@/lib/cli/start/settings.mjs";
import { differenceToSchema } from "@/lib/cli/write-migration.mjs";
import { createTestDatabase, type TestDatabase } from "../support/database";

let base: TestDatabase;
beforeEach(async () => {
  base = await createTestDatabase();
});
afterEach(() => base.drop());

const migrations = listMigrations(ROOT);
const more = (name: string, sql: string) => ({ name, sql, checksum: `sum of ${sql}` });

async function ask(text: string) {
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test("the migrations make what the schema says", async () => {
  expect(await differenceToSchema(base.url, ROOT)).toBe("");
});

test("a difference to the schema is seen, so the test above can fail", async () => {
  await ask('ALTER TABLE "Project" ADD COLUMN "surplus" TEXT');
  expect(await differenceToSchema(base.url, ROOT)).toContain('DROP COLUMN "surplus"');
});

describe("CLI-MIGR-1 a migration and its record are one transaction", () => {
  test("a migration that fails half-way leaves nothing", async () => {
    const broken = more("9_broken", "CREATE TABLE half (id int); SELECT 1/0");
    await expect(migrate(base.url, [...migrations, broken])).rejects.toThrow("9_broken");
    expect(await ask("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    expect(await migrate(base.url, migrations)).toEqual([]);
  });

  test("what is missing is applied, once", async () => {
    const all = [...migrations, more("9_new", "CREATE TABLE fresh (id int)")];
    expect(await migrate(base.url, all)).toEqual(["9_new"]);
    expect(await migrate(base.url, all)).toEqual([]);
  });
});

test("CLI-MIGR-3 of several that start at once one applies, and the others find it done", async () => {
  const all = [...migrations, more("9_slow", "CREATE TABLE once (id int); SELECT pg_sleep(0.2)")];
  const applied = await Promise.all([migrate(base.url, all), migrate(base.url, all), migrate(base.url, all)]);
  expect(applied.flat()).toEqual(["9_slow"]);
});

describe("CLI-MIGR-4 nothing is touched", () => {
  test("when an applied migration was edited", async () => {
    const [first, ...rest] = migrations;
    const edited = [
      { ...first!, checksum: "another" },
      ...rest,
      more("9_new", "CREATE TABLE fresh (id int)"),
    ];
    await expect(migrate(base.url, edited)).rejects.toThrow(/was edited after it was applied/);
    expect(await ask("SELECT to_regclass('fresh') AS fresh")).toEqual([{ fresh: null }]);
  });

  test("when the database is newer than we are", async () => {
    await migrate(base.url, [...migrations, more("9_new", "SELECT 1")]);
    await expect(migrate(base.url, migrations)).rejects.toThrow(/last used by a newer Duizhao/);
  });
});

test("events_name_rows: events that told whole rows name them afterwards, and all others stay", async () => {
  const payloads = [
    {
      kind: "segments",
      payload: { segments: [{ id: "a" }, { id: "b" }], removed: ["c"], by: "u", structure: true },
    },
    { kind: "segments", payload: { segments: [], removed: [], by: null, structure: false } },
    { kind: "comments", payload: { segmentId: "a", openComments: 1 } },
  ];
  for (const { kind, payload } of payloads)
    await ask(
      `INSERT INTO "Event" ("projectId", "documentId", kind, payload) VALUES ('p', 'd', '${kind}', '${JSON.stringify(payload)}')`,
    );
  const { sql } = migrations.find(({ name }) => name.endsWith("_events_name_rows"))!;
  for (const _ of ["once", "twice"]) {
    await ask(sql);
    expect((await ask('SELECT payload FROM "Event" ORDER BY id')).map(({ payload }) => payload)).toEqual([
      { ids: ["a", "b", "c"], by: "u", structure: true },
      { ids: [], by: null, structure: false },
      { segmentId: "a", openComments: 1 },
    ]);
  }
});

test("corrections: what changes remember is found under the new name, and words that read like it stay", async () => {
  const remembered = (key: string) => ({
    segments: [{ text: 'He wrote {"emendations": 3}' }],
    paragraphs: [
      { id: "a", [key]: [{ id: "e", state: "live" }] },
      { id: "b", [key]: null },
    ],
  });
  const { sql } = migrations.find(({ name }) => name.endsWith("_corrections"))!;
  const rows = sql.slice(sql.indexOf('UPDATE "Change"'));
  const then = JSON.stringify(remembered("emendations"));
  await ask(
    `INSERT INTO "Change" (id, "projectId", "documentId", "userId", kind, "before", "after") VALUES ('c', 'p', 'd', 'u', 'emend', '${then}', '${then}')`,
  );
  await ask(
    `INSERT INTO "Operation" ("userId", id, "projectId", response) VALUES ('u', 'o', 'p', '{"source": [{"emendations": []}]}')`,
  );
  await ask(rows);
  expect(await ask('SELECT kind, "before", "after" FROM "Change"')).toEqual([
    { kind: "correct", before: remembered("corrections"), after: remembered("corrections") },
  ]);
  expect(await ask('SELECT response FROM "Operation"')).toEqual([
    { response: { source: [{ corrections: [] }] } },
  ]);
});
