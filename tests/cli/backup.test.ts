import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyIn } from "@/lib/cli/backup/copy";
import { Damaged, type Part, readBackup } from "@/lib/cli/backup/file";
import { isEmpty, isInUse, loadBackup } from "@/lib/cli/backup/load";
import { writeBackup } from "@/lib/cli/backup/write";
import { database } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { fillEveryTable, rowsOfEveryTable } from "../support/row-of-each";

/** Text that COPY has to escape, and that a careless reader of lines would cut. */
const HARD = ["\\.", "a\nb\r\nc\td", "\\N", "𠮷 👩‍👩‍👧 e\u0301", "\u2028\u202E", "\\.\n\\.", ""];

const databases: TestDatabase[] = [];
const clients: pg.Client[] = [];

async function emptyDatabase(): Promise<pg.Client> {
  const made = await createTestDatabase();
  const client = new pg.Client({ connectionString: made.url });
  await client.connect();
  databases.push(made);
  clients.push(client);
  return client;
}

async function workedInDatabase(): Promise<pg.Client> {
  const client = await emptyDatabase();
  await client.query(`INSERT INTO "User" (id, name, email, "updatedAt") VALUES ('u', $1, 'a@b.co', now())`, [
    HARD[1],
  ]);
  for (const [index, name] of HARD.entries()) {
    await client.query(
      `INSERT INTO "Project" (id, name, "createdById", "updatedAt") VALUES ($1, $2, 'u', now())`,
      [`p${index}`, name],
    );
  }
  await client.query(
    `INSERT INTO "Session" (id, token, "userId", "expiresAt", "updatedAt") VALUES ('s', 't', 'u', now(), now())`,
  );
  return client;
}

async function bytesOf(lines: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of lines) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}

async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(parts: AsyncIterable<Part>): Promise<Part[]> {
  const found: Part[] = [];
  for await (const part of parts) found.push(part);
  return found;
}

const NOW = new Date("2026-01-02T03:04:05Z");
let worked: pg.Client;
let backup: Buffer;

beforeAll(async () => {
  worked = await workedInDatabase();
  backup = await bytesOf(writeBackup(worked, NOW));
});
afterAll(async () => {
  for (const client of clients) await client.end();
  for (const made of databases) await made.drop();
});

describe("a backup", () => {
  test("loaded into an empty database, gives the same backup again", async () => {
    const fresh = await emptyDatabase();
    expect(await isEmpty(fresh)).toBe(true);
    await loadBackup(fresh, readBackup(inPieces(backup)), NOW);
    expect(await isEmpty(fresh)).toBe(false);
    expect((await bytesOf(writeBackup(fresh, NOW))).toString()).toBe(backup.toString());
    const { rows } = await fresh.query(`SELECT name FROM "Project" ORDER BY id`);
    expect(rows.map(({ name }) => name)).toEqual(HARD);
  });

  test("has every row of every table, but for those that are of the moment", async () => {
    const source = await emptyDatabase();
    await fillEveryTable(source);
    const before = await rowsOfEveryTable(source);
    for (const [table, rows] of before) expect(rows.length, table).toBeGreaterThan(1);
    const fresh = await emptyDatabase();
    await loadBackup(fresh, readBackup(writeBackup(source, NOW)), NOW);
    const after = await rowsOfEveryTable(fresh);
    // Sessions, tries to sign in, who looks at what, what screens were told, exported files. Everything else is somebody's work.
    const moment = ["KnownPlace", "Session", "Verification", "RateLimit", "Presence", "Event", "JobFile"];
    for (const [table, rows] of before) {
      if (!moment.includes(table)) expect([table, after.get(table)]).toEqual([table, rows]);
      else if (table !== "Event") expect([table, after.get(table)]).toEqual([table, []]);
    }
    expect([...after.keys()]).toEqual([...before.keys()]);
  });

  test("an old screen's last event means none of the new ones, and it reads its document anew", async () => {
    const source = await workedInDatabase();
    await source.query(
      `INSERT INTO "Document" (id, "projectId", title, "leading", "createdById", "updatedAt") VALUES ('d', 'p0', '', '', 'u', now())`,
    );
    const bytes = await bytesOf(writeBackup(source, NOW));
    await loadBackup(source, readBackup(inPieces(bytes, 4096)), new Date());
    const insert = `INSERT INTO "Event" ("projectId", "documentId", kind, payload) VALUES ('p0', 'd', 'segments', '{}') RETURNING id`;
    const { rows: early } = await source.query<{ id: string }>(insert);
    await loadBackup(source, readBackup(inPieces(bytes, 4096)), new Date(Date.now() + 5));
    const { rows: late } = await source.query<{ id: string; kind: string }>(
      `SELECT id, kind FROM "Event" WHERE "documentId" = 'd'`,
    );
    expect(late.map(({ kind }) => kind)).toEqual(["reload"]);
    expect(BigInt(late[0]!.id) > BigInt(early[0]!.id)).toBe(true);
  });

  test("is not taken in where an app is at work, and sees that one is", async () => {
    const source = await workedInDatabase();
    expect(await isInUse(source)).toBe(false);
    await database().project.count();
    expect(await isInUse(source)).toBe(true);
    await database().$disconnect();
  });

  test("keeps the foreign keys and the triggers in force", async () => {
    const fresh = await emptyDatabase();
    await loadBackup(fresh, readBackup(inPieces(backup)), NOW);
    const orphan = fresh.query(
      `INSERT INTO "Membership" ("projectId", "userId", role) VALUES ('none', 'none', 'owner')`,
    );
    await expect(orphan).rejects.toThrow(/foreign key/);
    const { rows } = await fresh.query(
      `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'`,
    );
    expect(rows).toEqual([]);
  });

  test("holds one moment: what is saved while it is written is not in it", async () => {
    const source = await workedInDatabase();
    const lines = writeBackup(source, NOW);
    await lines.next(); // the snapshot is taken
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    await other.query(
      `INSERT INTO "Project" (id, name, "createdById", "updatedAt") VALUES ('afterwards', 'afterwards', 'u', now())`,
    );
    await other.end();
    expect((await bytesOf(lines)).toString()).not.toContain("afterwards");
  });
});

describe("CLI-BACKUP-2 a damaged file", () => {
  test("is recognised wherever a byte is wrong or the rest is missing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(backup.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, by, cut) => {
          const broken = Buffer.from(backup);
          broken[at] = (broken[at]! + by) % 256;
          const bytes = cut ? backup.subarray(0, at) : broken;
          await expect(all(readBackup(inPieces(bytes, 64)))).rejects.toThrow(Damaged);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    { what: "nothing", bytes: Buffer.alloc(0) },
    { what: "some other text", bytes: Buffer.from("Dear reader,\n") },
    { what: "a zip in place of lines", bytes: gzipSync("x") },
  ])("$what is not a backup", async ({ bytes }) => {
    await expect(all(readBackup(inPieces(bytes)))).rejects.toThrow(Damaged);
  });

  test("changes nothing, even when it breaks while it is loaded", async () => {
    const before = (await bytesOf(writeBackup(worked, NOW))).toString();
    const short = backup.subarray(0, backup.length - 40);
    await expect(loadBackup(worked, readBackup(inPieces(short)), NOW)).rejects.toThrow(Damaged);
    expect((await bytesOf(writeBackup(worked, NOW))).toString()).toBe(before);
  });
});

test("a newer Duizhao's backup is refused, and nothing is changed", async () => {
  const fresh = await emptyDatabase();
  const parts = async function* (): AsyncGenerator<Part> {
    for await (const part of readBackup(inPieces(backup))) {
      if (part.kind !== "heading") yield part;
      else {
        const migrations = [...part.heading.migrations, { name: "99990101000000_future", checksum: "x" }];
        yield { kind: "heading", heading: { ...part.heading, migrations } };
      }
    }
  };
  await expect(loadBackup(fresh, parts(), NOW)).rejects.toThrow(/newer Duizhao/);
  expect(await isEmpty(fresh)).toBe(true);
});

/** A file whose checksums agree, as somebody makes one who has read file.ts: `change` gets the lines of rows and headings. */
function forged(change: (lines: string[]) => string[]): Buffer {
  const whole = createHash("sha256");
  const out: string[] = [];
  let table: { hash: ReturnType<typeof createHash>; rows: number } | null = null;
  let tables = 0;
  const put = (line: string) => {
    whole.update(`${line}\n`);
    out.push(line);
  };
  for (const line of change(backup.toString().trimEnd().split("\n"))) {
    if (table === null && line.startsWith('{"tables":')) {
      out.push(JSON.stringify({ tables, sha256: whole.digest("hex") }));
    } else if (table === null) {
      put(line);
      if (line.startsWith('{"table":')) table = { hash: createHash("sha256"), rows: 0 };
    } else if (line === "\\.") put(line);
    else if (line.startsWith('{"rows":')) {
      put(JSON.stringify({ rows: table.rows, sha256: table.hash.digest("hex") }));
      table = null;
      tables += 1;
    } else {
      table.hash.update(`${line}\n`);
      table.rows += 1;
      put(line);
    }
  }
  return Buffer.from(`${out.join("\n")}\n`);
}

const replaced = (from: string | RegExp, to: string) => (lines: string[]) =>
  lines.map((line) => line.replace(from, to));
const HEADING_OF_USER = /^(\{"table":"User","columns":)(\[.*\])\}$/;

describe("CLI-BACKUP-3 a file whose checksums agree is believed in nothing else", () => {
  test.each([
    // The last column but one of an account is when it was disabled.
    { what: "a cell that is no date", change: replaced(/^(u\t.*)\t[^\t]*(\t[^\t]*)$/, "$1\tno date$2") },
    { what: "a row with a cell too many", change: replaced(/^(u\t.*)$/, "$1\tmore") },
    {
      what: "a row twice",
      change: (lines: string[]) => lines.flatMap((line) => (line.startsWith("u\t") ? [line, line] : [line])),
    },
    { what: "a table that is none of ours", change: replaced('"table":"Project"', '"table":"pg_authid"') },
    {
      what: "the record of the migrations as a table",
      change: replaced('"table":"Project"', '"table":"_prisma_migrations"'),
    },
    { what: "a table twice", change: replaced('"table":"Project"', '"table":"User"') },
    { what: "a column that is none of ours", change: replaced(HEADING_OF_USER, '$1["id","nonsense"]}') },
    { what: "columns that are no list", change: replaced(HEADING_OF_USER, '$1"id"}') },
    { what: "columns that are no names", change: replaced(HEADING_OF_USER, "$1[1,null]}") },
    { what: "a column left out", change: replaced(HEADING_OF_USER, '$1["id"]}') },
    {
      what: "sequences of somebody else's",
      change: replaced(/"sequences":\{/, '"sequences":{"pg_catalog.x":"1",'),
    },
    {
      what: "a sequence that is no number",
      change: replaced(/"sequences":\{/, '"sequences":{"Event_id_seq":"1; drop",'),
    },
    { what: "no list of migrations", change: replaced(/"migrations":\[.*?\]/, '"migrations":7') },
    { what: "a migration twice", change: replaced(/"migrations":\[(\{.*?\})/, '"migrations":[$1,$1') },
    { what: "no sequences", change: replaced(/,"sequences":\{.*?\}/, "") },
  ])("$what: one sentence, nothing changed, nothing left locked", async ({ change }) => {
    const file = forged(change);
    expect(file.toString()).not.toBe(backup.toString());
    const before = (await bytesOf(writeBackup(worked, NOW))).toString();
    const error = await loadBackup(worked, readBackup(inPieces(file, 4096)), NOW).catch(
      (refused: Error) => refused,
    );
    expect(error).toBeInstanceOf(Damaged);
    expect((error as Error).message).not.toContain("\n");
    expect((await bytesOf(writeBackup(worked, NOW))).toString()).toBe(before);
    // The same connection goes on, and the next restore is not hindered.
    await loadBackup(worked, readBackup(inPieces(backup, 4096)), NOW);
    expect((await bytesOf(writeBackup(worked, NOW))).toString()).toBe(before);
  });

  test("a forged file without a change is the backup itself", () => {
    expect(forged((lines) => lines).toString()).toBe(backup.toString());
  });

  test("a line without end is given up before it fills the memory", async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1 << 20;
        yield Buffer.alloc(1 << 20, "x");
      }
    }
    await expect(all(readBackup(endless()))).rejects.toThrow(/longer than any/);
    expect(given).toBeLessThan(80 * 1024 * 1024);
  });

  test("COPY settles when the database ends it, and when the rows fail", async () => {
    const client = await emptyDatabase();
    async function* rows(fail: boolean) {
      for (let at = 0; at < 1_000; at += 1) yield Buffer.from("not\ta row\tof this table\n");
      if (fail) throw new Damaged("the file ends");
    }
    await expect(copyIn(client, 'COPY "User" (id) FROM STDIN', rows(false))).rejects.toThrow(/extra data/);
    await expect(copyIn(client, 'COPY "User" (id, name, email) FROM STDIN', rows(true))).rejects.toThrow();
    await expect(copyIn(client, 'COPY "Nothing" FROM STDIN', rows(false))).rejects.toThrow(/does not exist/);
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});
