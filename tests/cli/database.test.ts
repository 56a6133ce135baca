import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startDatabase } from "@/lib/cli/start/database.mjs";
import { lockDataFolder } from "@/lib/cli/start/lock.mjs";
import { speakOnStderr } from "@/lib/cli/start/messages.mjs";
import { ROOT } from "@/lib/cli/start/settings.mjs";

speakOnStderr();

let folder: string;
const running: { stop(): Promise<void> }[] = [];

beforeEach(() => {
  // Closed to everybody else, as a home is: the user whom root runs PostgreSQL as cannot enter it by its path.
  folder = join(mkdtempSync(join(tmpdir(), "duizhao-closed-")), "数 据");
  mkdirSync(folder);
  chmodSync(join(folder, ".."), 0o700);
});
afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

async function start() {
  const database = await startDatabase({ root: ROOT, dataDir: folder, quiet: true });
  running.push(database);
  return database;
}

async function ask(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const pidFile = () => join(folder, "postgres", "postmaster.pid");
const serverPid = () => Number(readFileSync(pidFile(), "utf8").split("\n")[0]);

test("what was acknowledged is there after kill -9, in a closed folder with a Chinese name", async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE kept (text text)");
  await ask(first.url, "INSERT INTO kept VALUES ('留下 𠮷')");
  process.kill(serverPid(), "SIGKILL");
  await first.ended;

  const second = await start();
  expect(await ask(second.url, "SELECT text FROM kept")).toEqual([{ text: "留下 𠮷" }]);
});

test("it writes through to the disk, compares by code point, and knows Chinese letters", async () => {
  const { url } = await start();
  expect(await ask(url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
  expect(await ask(url, "SHOW server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
  expect(
    await ask(url, "SELECT 'Z' < 'a' AS points, '中' ~ '[[:alpha:]]' AS letter, lower('É') AS small"),
  ).toEqual([{ points: true, letter: true, small: "é" }]);
});

test("nobody gets in without the password, which only its owner can read", async () => {
  const { url } = await start();
  const stranger = new URL(url);
  stranger.password = "guess";
  await expect(ask(stranger.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(folder, "database-password")).mode & 0o777).toBe(0o600);
});

test("CLI-DATA-4 a server that was left running is stopped, and its data is taken over", async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE kept ()");
  const second = await start();
  await first.ended;
  expect(await ask(second.url, "SELECT to_regclass('kept')::text AS kept")).toEqual([{ kept: "kept" }]);
});

test("a stale postmaster.pid whose number now belongs to another process does not matter", async () => {
  const first = await start();
  const stale = readFileSync(pidFile(), "utf8");
  await first.stop();
  writeFileSync(pidFile(), stale.replace(/^\d+/, String(process.pid)), { mode: 0o600 });
  const { uid, gid } = statSync(join(folder, "postgres"));
  if (process.getuid?.() === 0) (await import("node:fs")).chownSync(pidFile(), uid, gid);
  await start();
  expect(serverPid()).not.toBe(process.pid);
});

test("a half-made data folder is made anew", async () => {
  mkdirSync(join(folder, "postgres.new"));
  writeFileSync(join(folder, "postgres.new", "PG_VERSION"), "18\n");
  const { url } = await start();
  expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("one holder of a data folder at a time; its end frees it", async () => {
  const first = await lockDataFolder(folder, "the first");
  const second = await lockDataFolder(folder, "the second");
  expect(first.ok).toBe(true);
  expect(second).toEqual({ ok: false, holder: { pid: process.pid, doing: "the first" } });
  if (first.ok) first.release();
  await expect.poll(async () => (await lockDataFolder(folder, "the third")).ok).toBe(true);
});

test("a folder whose path is too long for a socket is locked, too", async () => {
  const deep = join(folder, "很长的名字".repeat(8));
  mkdirSync(deep);
  expect((await lockDataFolder(deep, "the first")).ok).toBe(true);
  expect((await lockDataFolder(deep, "the second")).ok).toBe(false);
});
