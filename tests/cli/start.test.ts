import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { freePort } from "@/lib/cli/start/database.mjs";
import { lockDataFolder } from "@/lib/cli/start/lock.mjs";
import { ROOT } from "@/lib/cli/start/settings.mjs";

/** Starts that cannot succeed: one sentence on standard error, exit status 1, and nothing was touched. */
const folder = mkdtempSync(join(tmpdir(), "duizhao-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<{ status: number | null; stderr: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(ROOT, "lib", "cli", "start.mjs"), ...args], {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: "", DUIZHAO_URL: "", HOST: "", ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (piece: string) => {
      stderr += piece;
    });
    child.once("close", (status) => done({ status, stderr }));
  });
}

async function expectSentence(env: Record<string, string>, says: RegExp, args: readonly string[] = []) {
  const { status, stderr } = await start(env, args);
  expect(stderr).toMatch(says);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(status).toBe(1);
}

const dataDir = (name: string) => join(folder, name);
const wrong = (change: (url: URL) => void) => {
  const url = new URL(inject("templateUrl"));
  change(url);
  return url.href;
};

test.each<{ what: string; args?: string[]; env: Record<string, string>; says: RegExp }>([
  { what: "LC_ALL asks for Chinese", env: { LC_ALL: "zh_CN.UTF-8" }, says: /^PORT的值是“http”，不是端口。/ },
  { what: "LANG, of any Chinese", env: { LC_ALL: "", LC_MESSAGES: "", LANG: "zh_TW" }, says: /^PORT的值是/ },
  { what: "LC_ALL before LANG", env: { LC_ALL: "C.UTF-8", LANG: "zh_CN" }, says: /^PORT is “http”/ },
  { what: "the flag before all", args: ["--language", "en"], env: { LC_ALL: "zh_CN" }, says: /^PORT is/ },
  { what: "a language that we do not have", env: { LC_ALL: "de_DE.UTF-8" }, says: /^PORT is “http”/ },
  {
    what: "a flag that is none",
    args: ["--language=de"],
    env: {},
    says: /^--language is “de”; it can be en/,
  },
])("$what", async ({ args = [], env, says }) => {
  const language = { DUIZHAO_LANGUAGE: "", PORT: "http", DATA_DIR: dataDir("any") };
  await expectSentence({ ...language, ...env }, says, args);
});

test.each<{ what: string; env: Record<string, string>; says: RegExp }>([
  { what: "a port that is no number", env: { PORT: "http" }, says: /^PORT is “http”, which is not a port/ },
  { what: "an address that is none", env: { DUIZHAO_URL: "duizhao" }, says: /^DUIZHAO_URL is “duizhao”/ },
  {
    what: "a host of another machine",
    env: { HOST: "203.0.113.9" },
    says: /^HOST 203\.0\.113\.9 cannot be listened on/,
  },
  {
    what: "another kind of database",
    env: { DATABASE_URL: "mysql://x/y" },
    says: /^DATABASE_URL is not the address/,
  },
  {
    what: "a database that is not there",
    env: { DATABASE_URL: "postgresql://localhost:1/x" },
    says: /nothing answers at that address/,
  },
])("$what", async ({ env, says }) => {
  const port = String(await freePort());
  await expectSentence({ PORT: port, DATA_DIR: dataDir("any"), ...env }, says);
});

test("a wrong password, which is not repeated", async () => {
  const url = wrong((there) => {
    there.password = "hunter2";
  });
  const env = { DATABASE_URL: url, DATA_DIR: dataDir("any"), PORT: String(await freePort()) };
  await expectSentence(env, /the password is wrong/);
  expect((await start(env)).stderr).not.toContain("hunter2");
});

test("a database that does not exist", async () => {
  const url = wrong((there) => {
    there.pathname = "/nowhere";
  });
  await expectSentence(
    { DATABASE_URL: url, DATA_DIR: dataDir("any"), PORT: String(await freePort()) },
    /nowhere \(127\.0\.0\.1.*that database does not exist/,
  );
});

test("a taken port", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await expectSentence(
    { PORT: String(port), DATA_DIR: dataDir("taken") },
    /^Port \d+ is taken by another program/,
  );
  server.close();
  expect(readdirSync(dataDir("taken"))).toEqual([]);
});

test("a second start on the same data folder", async () => {
  const lock = await lockDataFolder(folder, "http://localhost:3000");
  await expectSentence(
    { DATA_DIR: folder, PORT: String(await freePort()) },
    /already running.*http:\/\/localhost:3000/,
  );
  if (lock.ok) lock.release();
});

test("a data folder that is a file", async () => {
  writeFileSync(dataDir("file"), "");
  await expectSentence({ DATA_DIR: dataDir("file") }, /^The data folder .* cannot be used/);
});

test.skipIf(process.getuid?.() === 0)("a data folder that may not be read", async () => {
  const closed = mkdtempSync(join(folder, "closed-"));
  chmodSync(closed, 0o000);
  await expectSentence({ DATA_DIR: closed }, /^The data folder .* cannot be used/);
});

test("an old Node is told so by the first file, which even it can read", () => {
  const first = join(ROOT, "lib", "cli", "start.mjs");
  const old = `Object.defineProperty(process.versions, "node", { value: "18.20.4" });`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(old)}`, first],
    { encoding: "utf8", cwd: folder, env: { ...process.env, DATA_DIR: dataDir("old") } },
  );
  expect(stderr).toMatch(/^Duizhao needs Node 20\.19 or newer, and this is Node 18\.20\.4/);
  expect(status).toBe(1);
  expect(existsSync(dataDir("old"))).toBe(false);
});
