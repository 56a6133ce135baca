/**
 * A command of its own: how long a backup of 500,000 rows and its restoring take, and how much memory they need.
 *
 *     node --conditions=react-server --import tsx tests/bench/backup.ts [rows]
 *
 * The rows are made in a database of its own: a paragraph, an English version and an acknowledged save each. The commands
 * are run as a person runs them; memory is the most that any of their processes had (VmHWM, Linux), the database's not.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { listMigrations, migrate } from "../../lib/cli/migrate.mjs";
import { freePort, startDatabase } from "../../lib/cli/start/database.mjs";
import { ROOT } from "../../lib/cli/start/settings.mjs";
import { print } from "./figures";

const ROWS = Number(process.argv[2] ?? 500_000);
const DOCUMENTS = Math.max(1, Math.round(ROWS / 25_000));

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}, load before ${loadavg()
    .map((value) => value.toFixed(2))
    .join(" ")}`,
);
const folder = mkdtempSync(join(tmpdir(), "duizhao-bench-backup-"));
const databases = await Promise.all(
  ["here", "there"].map(async (name) => {
    const dataDir = join(folder, name);
    mkdirSync(dataDir);
    return startDatabase({ root: ROOT, dataDir, port: await freePort(), quiet: true });
  }),
);
const [here, there] = databases.map(({ url }) => url);
try {
  await migrate(here!, listMigrations(ROOT));
  await fill(here!);
  const file = join(folder, "backup");
  const made = await duizhao(here!, "backup", file);
  const size = statSync(file).size;
  print({ what: `backup of ${ROWS} rows`, value: figures(made) });
  print({ what: "  its file", value: `${(size / 1e6).toFixed(1)} MB` });
  print({ what: "restore into an empty database", value: figures(await duizhao(there!, "restore", file)) });
  const counts = await Promise.all([here!, there!].map(count));
  print({ what: "rows of all tables, here and there", value: counts.join(" and ") });
} finally {
  for (const database of databases) await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Texts whose letters are spread by md5, so that gzip finds in them about what it finds in prose. */
async function fill(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const values = [ROWS, DOCUMENTS];
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query(
      `INSERT INTO "User" (id, name, email, "updatedAt") VALUES ('u', 'Tess', 't@example.org', now())`,
    );
    await client.query(
      `INSERT INTO "Project" (id, name, "createdById", "updatedAt") VALUES ('p', 'Books', 'u', now())`,
    );
    await client.query(
      `INSERT INTO "Document" (id, "projectId", title, "leading", "createdById", "updatedAt")
       SELECT 'd' || n, 'p', 'Book ' || n, '', 'u', now() FROM generate_series(0, $1::int - 1) n`,
      [DOCUMENTS],
    );
    await client.query(
      `INSERT INTO "Segment" (id, "projectId", "documentId", rank, state, "subState", revision, "currentId", "updatedAt")
       SELECT 's' || n, 'p', 'd' || n % $2::int, n, 'initial', 'draft', 1, 't' || n, now()
       FROM generate_series(1, $1::int) n`,
      values,
    );
    await client.query(
      `INSERT INTO "Paragraph" (id, "projectId", "documentId", position, kind, text, separator, characters, "segmentId")
       SELECT 'p' || n, 'p', 'd' || n % $2::int, n, 'text',
              repeat(translate(md5(n::text), '0123456789abcdef', '雨还没有停船也来他她说天黑河边走'), 3), E'\\n', 96, 's' || n
       FROM generate_series(1, $1::int) n`,
      values,
    );
    await client.query(
      `INSERT INTO "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", "writerId", revision)
       SELECT 't' || n, 'p', 's' || n, repeat(translate(md5(n::text), '0123456789', 'n isth ary'), 10), 60, 'typed', 'u', 'u', 1
       FROM generate_series(1, $1::int) n`,
      [ROWS],
    );
    await client.query(
      `INSERT INTO "Operation" ("userId", id, "projectId", response)
       SELECT 'u', 'o' || n, 'p', json_build_object('print', md5(n::text) || md5((n + 1)::text),
              'saved', json_build_object('revision', 1, 'state', 'initial', 'subState', 'draft', 'merged', null))
       FROM generate_series(1, $1::int) n`,
      [ROWS],
    );
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

async function count(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `SELECT ((SELECT count(*) FROM "Segment") + (SELECT count(*) FROM "Paragraph") + (SELECT count(*) FROM "Translation")
           + (SELECT count(*) FROM "Operation"))::int AS count`,
  );
  await client.end();
  return rows[0]!.count;
}

interface Taken {
  readonly seconds: number;
  readonly kilobytes: number;
}

function figures({ seconds, kilobytes }: Taken): string {
  return `${seconds.toFixed(1)} s, ${(kilobytes / 1024).toFixed(0)} MB at most`;
}

function duizhao(url: string, ...args: string[]): Promise<Taken> {
  const since = performance.now();
  const command = spawn(process.execPath, [join(ROOT, "lib", "cli", "duizhao.mjs"), ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let kilobytes = 0;
  const looking = setInterval(() => {
    for (const pid of [command.pid!, ...childrenOf(command.pid!)])
      kilobytes = Math.max(kilobytes, statusOf(pid, "VmHWM"));
  }, 100);
  return new Promise((done, failed) => {
    command.once("exit", (status) => {
      clearInterval(looking);
      if (status === 0) done({ seconds: (performance.now() - since) / 1_000, kilobytes });
      else failed(new Error(`duizhao ${args[0]} ended with ${status}`));
    });
  });
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => statusOf(pid, "PPid") === parent);
}

/** A number that Linux says of a process; 0 once it is gone. */
function statusOf(pid: number, name: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
