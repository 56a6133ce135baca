/**
 * A backup while people write, then from there to a server, from the server to a database in the box, and the app
 * started on that: by the commands that a person would type.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Client } from "pg";
import { freePort, startDatabase } from "../../lib/cli/start/database.mjs";
import { Caller } from "../bench/instance";
import { underWriters } from "./frame";
import { House } from "./house";
import { atLeast, figure, none, type Trial } from "./trial";
import { type Acknowledged, exportOf } from "./witness";

const ROOT = join(import.meta.dirname, "..", "..");
const PEOPLE = 20;

type Environment = Readonly<Record<string, string>>;

export const backupUnderLoad: Trial = {
  name: "backup-under-load",
  does: "a backup under 20 writers, restored to a server, backed up there, restored to a database in the box, and started",
  rounds: 3,
  quick: 0,
  onBoth: true,
  run: ({ on, rounds }) =>
    underWriters({ on, people: PEOPLE, pause: 20 }, async ({ house, owner, documentId, witness, more }) => {
      const sums = { before: 0, meanwhile: 0, rows: 0, lost: 0, half: 0, differing: 0, unexported: 0 };
      const seconds: string[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await more(PEOPLE * 10);
        const before = witness.all();
        const from: Environment =
          on === "embedded" ? { DATA_DIR: house.dataDir } : { DATABASE_URL: house.databaseUrl };
        const seen = await journey(from, before, { owner, documentId });
        sums.before = before.length;
        sums.meanwhile += witness.count - before.length;
        sums.rows += seen.rows;
        sums.lost += seen.lost;
        sums.half += seen.half;
        sums.differing += seen.differing;
        sums.unexported += seen.unexported;
        seconds.push(seen.seconds);
      }
      return () => [
        figure("acknowledged before the last backup began", sums.before),
        atLeast("acknowledged while backups were made and restored", sums.meanwhile, 1),
        figure("rows compared, each in three backups", sums.rows),
        none("acknowledged before and not there", sums.lost),
        none("saves that are half there", sums.half),
        none("rows that differ between here, the server and back", sums.differing),
        none("last texts that the restored app does not export", sums.unexported),
        figure("seconds: backup, restore to the server", seconds.join("; ")),
      ];
    }),
};

interface Place {
  readonly owner: Caller;
  readonly documentId: string;
}

/** One backup, carried to a server and back. */
async function journey(from: Environment, before: readonly Acknowledged[], { owner, documentId }: Place) {
  const folder = mkdtempSync(join(tmpdir(), "duizhao-backup-"));
  const backup = (name: string) => join(folder, name);
  for (const one of ["server", "back"]) mkdirSync(join(folder, one));
  const server = await startDatabase({
    root: ROOT,
    dataDir: join(folder, "server"),
    port: await freePort(),
    quiet: true,
  });
  try {
    const backed = await duizhao(from, "backup", backup("here"));
    const there = { DATABASE_URL: server.url };
    const restored = await duizhao(there, "restore", backup("here"));
    const { lost, half } = await compare(server.url, before, documentId);
    await duizhao(there, "backup", backup("there"));
    const back = { DATA_DIR: join(folder, "back") };
    await duizhao(back, "restore", backup("there"));
    await duizhao(back, "backup", backup("back again"));
    const [rows, ...others] = ["here", "there", "back again"].map((name) => rowsOf(backup(name)));
    const differing = others.reduce((sum, other) => sum + differences(rows!, other), 0);

    const again = await House.make({ on: "embedded", dataDir: back.DATA_DIR });
    try {
      await again.start();
      const text = await exportOf(new Caller(again.url, owner.headers), documentId);
      const counts = new Map(
        [...text.matchAll(/\b(w\d+)\.(\d+) /g)].map(([, who, save]) => [who!, Number(save)]),
      );
      const unexported = before.filter((save) => {
        const [, who = "", number = ""] = /^(w\d+)\.(\d+) /.exec(save.text) ?? [];
        return (counts.get(who) ?? 0) < Number(number);
      }).length;
      const size = (statSync(backup("here")).size / 1024).toFixed(0);
      const seconds = `${backed.toFixed(1)}, ${restored.toFixed(1)} (${size} kB)`;
      return { rows: rows!.length, lost, half, differing, unexported, seconds };
    } finally {
      await again.stop();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is missing of what was acknowledged, and what is there only in part. */
async function compare(databaseUrl: string, before: readonly Acknowledged[], documentId: string) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: versions } = await client.query<{ text: string }>(
      `select t.text from "Translation" t join "Segment" s on s.id = t."segmentId" where s."documentId" = $1`,
      [documentId],
    );
    const texts = new Set(versions.map(({ text }) => text));
    // A save is a version, its row that points at it with its revision, and its operation: all of it or none.
    const { rows } = await client.query<{ half: number }>(
      `select (select count(*) from "Segment" s left join "Translation" t on t.id = s."currentId" and t."segmentId" = s.id
               where s."documentId" = $1 and (s.revision <> coalesce(t.revision, 0)
                  or s.revision <> (select count(*) from "Translation" v where v."segmentId" = s.id)))::int
            + abs(count(*) - $2)::int as half
       from "Operation" o where o."projectId" = (select "projectId" from "Document" where id = $1)`,
      [documentId, versions.length],
    );
    return { lost: before.filter(({ text }) => !texts.has(text)).length, half: rows[0]?.half ?? 0 };
  } finally {
    await client.end();
  }
}

/** The rows of a backup, each with its table; not its heading and checksums. */
function rowsOf(file: string): readonly string[] {
  let table = "";
  return gunzipSync(readFileSync(file))
    .toString("latin1")
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith('{"table":')) {
        table = line;
        return [];
      }
      return line.startsWith('{"') || line === "\\." || line === "" ? [] : [`${table}\t${line}`];
    });
}

function differences(some: readonly string[], others: readonly string[]): number {
  const there = new Set(others);
  const here = new Set(some);
  return some.filter((row) => !there.has(row)).length + others.filter((row) => !here.has(row)).length;
}

/** As a person types it. Returns how many seconds it took; throws what it said where it could not. */
function duizhao(where: Environment, ...args: string[]): Promise<number> {
  const since = performance.now();
  const command = spawn(process.execPath, [join(ROOT, "lib", "cli", "duizhao.mjs"), ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: "", ...where },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  command.stderr.setEncoding("utf8").on("data", (piece: string) => {
    said += piece;
  });
  return new Promise((done, failed) => {
    command.once("exit", (status) => {
      if (status === 0) done((performance.now() - since) / 1_000);
      else failed(new Error(`duizhao ${args[0]} ended with ${status}: ${said}`));
    });
  });
}
