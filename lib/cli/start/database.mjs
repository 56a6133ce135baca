// @ts-check
// The built-in PostgreSQL: a real server whose data is in DATA_DIR/postgres.
//
// CLI-DATA-1  The data folder is complete or not there: it is initialised beside its place and renamed.
// CLI-DATA-2  fsync stays on (only the tests switch it off).
// CLI-DATA-3  It listens on 127.0.0.1 alone, on a port the system picks, for one user with a random password.
// CLI-DATA-4  A server that a killed supervisor left behind is stopped before another is started on its data.
// CLI-DATA-5  Where root starts it in a folder its own user cannot enter, the data still stays there: root enters
//     the folder, hands it over as the working directory, and PostgreSQL is told its data is in
//     /proc/self/cwd. (Linux; keeping the data elsewhere would lose it with the container.)

import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "./connection.mjs";
import { fullDisk, isFullDisk, StartProblem, say, step, tail, wordsOf } from "./messages.mjs";
import { postgresPrograms } from "./postgres-programs.mjs";
import { keptSecret } from "./settings.mjs";
import { words } from "./words.mjs";

const USER = "duizhao";
const DATABASE = "duizhao";
const LONGEST_LOG = 5_000_000;

/**
 * Text is compared by code point and cased by Unicode, the same on every system that knows C.UTF-8. The
 * next rows are for systems that do not (older macOS, Windows): order by code point, casing as far as it goes.
 */
const LOCALES = [
  ["--locale=C.UTF-8"],
  ["--locale=C", "--lc-ctype=en_US.UTF-8"],
  ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
];

/**
 * @typedef {object} Database
 * @property {string} url
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended settles when the server has ended, asked or not
 */

/**
 * Brings the database up, and makes it first where there is none.
 * @param {{ root: string, dataDir: string, port?: number, settings?: Record<string, string>, quiet?: boolean }} how
 * @returns {Promise<Database>}
 */
export async function startDatabase({ root, dataDir, port, settings = {}, quiet = false }) {
  const folder = join(dataDir, "postgres");
  const programs = postgresPrograms(root, folder);
  const password = keptSecret(dataDir, "database-password");
  if (!existsSync(join(folder, "PG_VERSION"))) {
    const make = () => initialise({ programs, folder, password });
    await (quiet ? make() : step(words("launch.database.making"), make));
  }
  await stopLeftover(folder);

  const log = openLog(dataDir);
  for (let attempt = 1; ; attempt += 1) {
    const from = statSync(log).size;
    const chosen = port ?? (await freePort());
    const server = launch({ programs, folder, log, port: chosen, settings });
    if (await isReady(server, folder)) {
      const base = `postgresql://${USER}:${password}@127.0.0.1:${chosen}`;
      try {
        await makeDatabase(base);
      } catch (error) {
        await server.stop();
        throw error;
      }
      return { url: `${base}/${DATABASE}`, stop: server.stop, ended: server.ended };
    }
    await server.stop();
    const said = readFileSync(log).subarray(from).toString("utf8");
    const again = whatNow(said, attempt);
    if (again === undefined) throw notStarted(said, folder, log);
    await wait(again);
  }
}

/** How long to wait before another attempt; undefined when another would end the same. @param {string} said @param {number} attempt */
function whatNow(said, attempt) {
  if (/could not bind|Address already in use/i.test(said)) return attempt < 5 ? 100 : undefined;
  // Backends of a killed server take a moment to notice.
  if (/pre-existing shared memory block/.test(said)) return attempt < 60 ? 500 : undefined;
  return undefined;
}

/** @param {string} said @param {string} folder @param {string} log */
function notStarted(said, folder, log) {
  if (isFullDisk(said)) return fullDisk(words("launch.doing.database"));
  if (/lock file "postmaster.pid" already exists/.test(said)) {
    return new StartProblem(words("launch.database.another", { folder }));
  }
  if (/database files are incompatible with server/.test(said)) {
    return new StartProblem(words("launch.database.other-version", { folder }));
  }
  if (/Permission denied|has wrong ownership/i.test(said)) {
    return new StartProblem(`${words("launch.database.no-right", { folder })}\n${tail(said, 3)}`);
  }
  return new StartProblem(`${words("launch.database.not-started", { log })}\n${tail(said, 8)}`);
}

/** Where a user who may not enter the folder by its path can be sent instead. @param {string} folder @param {{ uid?: number, gid?: number }} runAs */
function placeOf(folder, runAs) {
  if (runAs.uid === undefined || process.platform !== "linux") return folder;
  const canEnter = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], {
    ...runAs,
    cwd: "/",
    stdio: "ignore",
  });
  return canEnter.status === 0 ? folder : "/proc/self/cwd";
}

/** @param {{ programs: import("./postgres-programs.mjs").Programs, folder: string, password: string }} what */
async function initialise({ programs, folder, password }) {
  const beside = `${folder}.new`;
  const passwordDir = mkdtempSync(join(tmpdir(), "duizhao-"));
  const passwordFile = join(passwordDir, "password");
  const { uid, gid } = programs.runAs;
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (uid !== undefined && gid !== undefined)
      for (const path of [passwordDir, passwordFile]) chownSync(path, uid, gid);
    for (const locale of LOCALES) {
      rmSync(beside, { recursive: true, force: true });
      mkdirSync(beside, { mode: 0o700 });
      if (uid !== undefined && gid !== undefined) chownSync(beside, uid, gid);
      const { status, output } = await runInitdb(
        programs,
        [
          `--pgdata=${placeOf(beside, programs.runAs)}`,
          `--username=${USER}`,
          `--pwfile=${passwordFile}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          ...locale,
        ],
        beside,
      );
      if (status === 0) {
        renameSync(beside, folder);
        return;
      }
      if (/invalid locale|locale.*(not|un)recognized/i.test(output)) continue;
      if (isFullDisk(output)) throw fullDisk(words("launch.doing.database"));
      throw new StartProblem(`${words("launch.database.not-made", { folder })}\n${tail(output, 8)}`);
    }
    throw new StartProblem(words("launch.database.locale"));
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (isFullDisk(wordsOf(error))) throw fullDisk(words("launch.doing.database"));
    throw error;
  } finally {
    rmSync(passwordDir, { recursive: true, force: true });
  }
}

/** @param {import("./postgres-programs.mjs").Programs} programs @param {string[]} args @param {string} cwd @returns {Promise<{ status: number | null, output: string }>} */
function runInitdb({ initdb, runAs }, args, cwd) {
  return new Promise((done, failed) => {
    let output = "";
    const child = spawn(initdb, args, {
      ...runAs,
      cwd,
      env: programEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (piece) => (output += piece));
    child.stderr.on("data", (piece) => (output += piece));
    child.once("error", failed);
    child.once("close", (status) => done({ status, output }));
  });
}

/**
 * PostgreSQL reads PG* and the locale from its environment; neither is the person's choice for this server.
 * @returns {NodeJS.ProcessEnv}
 */
function programEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (/^(PG|LC_)/.test(name)) delete env[name];
  return Object.assign(env, { LC_MESSAGES: "C", TZ: "UTC" });
}

/** @param {string} dataDir */
function openLog(dataDir) {
  const log = join(dataDir, "postgres.log");
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LONGEST_LOG) renameSync(log, `${log}.1`);
  closeSync(openSync(log, "a", 0o600));
  return log;
}

/**
 * The server writes its log itself, not through us: a supervisor that was killed must not take it along.
 * @param {{ programs: import("./postgres-programs.mjs").Programs, folder: string, log: string, port: number, settings: Record<string, string> }} what
 */
function launch({ programs, folder, log, port, settings }) {
  const logFile = openSync(log, "a", 0o600);
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    log_timezone: "UTC",
    ...settings,
  };
  const child = spawn(
    programs.postgres,
    [
      "-D",
      placeOf(folder, programs.runAs),
      ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // A process group of its own: Ctrl-C in the terminal reaches us, and we stop it after the app.
    {
      ...programs.runAs,
      cwd: folder,
      env: programEnvironment(),
      stdio: ["ignore", logFile, logFile],
      detached: process.platform !== "win32",
    },
  );
  closeSync(logFile);
  let running = true;
  const ended = new Promise((done) => {
    const over = () => {
      running = false;
      done(undefined);
    };
    child.once("exit", over);
    child.once("error", over);
  });
  const stop = async () => {
    if (running) child.kill("SIGINT"); // fast: roll back what is open, write everything, end
    const late = setTimeout(() => child.kill("SIGQUIT"), 20_000);
    await ended;
    clearTimeout(late);
  };
  return { stop, ended, pid: child.pid, isRunning: () => running };
}

/** The server says how it is in the last line of postmaster.pid, as pg_ctl knows. @param {ReturnType<typeof launch>} server @param {string} folder */
async function isReady(server, folder) {
  const since = performance.now();
  let told = false;
  while (server.isRunning()) {
    const { pid, status } = postmaster(folder);
    if (pid === server.pid && status === "ready") return true;
    if (!told && performance.now() - since > 5000) {
      say(`  ${words("launch.database.recovering")}`);
      told = true;
    }
    await wait(20);
  }
  return false;
}

/** @param {string} folder @returns {{ pid?: number, status?: string }} */
function postmaster(folder) {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), status: lines[7]?.trim() };
  } catch {
    return {};
  }
}

/** CLI-DATA-4. @param {string} folder */
async function stopLeftover(folder) {
  const { pid } = postmaster(folder);
  if (!pid || !isAlive(pid)) return;
  if (!isServerOf(pid, folder)) {
    // The number was given to another process since (always so in a container); PostgreSQL would believe it.
    rmSync(join(folder, "postmaster.pid"), { force: true });
    return;
  }
  say(words("launch.database.left"));
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    throw new StartProblem(
      words("launch.database.unstoppable", { folder, pid: String(pid), why: wordsOf(error) }),
    );
  }
  for (const since = performance.now(); isAlive(pid); ) {
    if (performance.now() - since > 20_000) {
      throw new StartProblem(words("launch.database.endless", { folder, pid: String(pid) }));
    }
    await wait(50);
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {number} pid @param {string} folder */
function isServerOf(pid, folder) {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return stdout.includes("postgres");
  } catch (error) {
    // Another user's process, into which we may not look, or one that ended just now.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EACCES";
  }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/** @param {string} base a URL without a database */
async function makeDatabase(base) {
  const client = await connect(`${base}/postgres`);
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
