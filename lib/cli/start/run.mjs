// @ts-check
// Start-up from the first check to the last farewell. Each step is a file beside this one.

import { existsSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { buildApp, buildLexicon, generateClient, TYPESCRIPT } from "./build.mjs";
import { installDependencies, QUIET } from "./dependencies.mjs";
import { lockDataFolder } from "./lock.mjs";
import { elapsed, fullDisk, isFullDisk, StartProblem, say, wordsOf } from "./messages.mjs";
import { keepRunning } from "./processes.mjs";
import { keptSecret, localUrl, openDataFolder, ROOT, readSettings, writeSecretly } from "./settings.mjs";
import { languageOf, takeLanguage, words } from "./words.mjs";

/**
 * Without it V8 lets a heap of 120 MB grow to four times as much before it looks what is garbage; with it, to less than twice.
 * `die-with-parent.mjs` takes it back for threads, which have limits of their own.
 */
const SMALL_HEAP = ["--max-old-space-size=1024"];

/** What to undo at the end, last first. @type {(() => unknown)[]} */
const undo = [];
let ending = false;

/** @param {{ dev: boolean }} how */
export async function run({ dev }) {
  process.on("SIGINT", () => end(0, words("launch.stopping")));
  process.on("SIGTERM", () => end(0, words("launch.stopping")));
  process.on("SIGHUP", () => end(0, words("launch.stopping")));
  try {
    await start({ dev });
  } catch (error) {
    if (ending) return;
    if (error instanceof StartProblem) process.stderr.write(`${error.message}\n`);
    else if (isFullDisk(wordsOf(error)))
      process.stderr.write(`${fullDisk(words("launch.doing.starting")).message}\n`);
    else
      process.stderr.write(
        `${words("launch.our-mistake", { what: String(/** @type {Error} */ (error).stack ?? error) })}\n`,
      );
    await end(1);
  }
}

/** @param {{ dev: boolean }} how */
async function start({ dev }) {
  const since = performance.now();
  const { value: language } = takeLanguage(process.argv.slice(2));
  if (language !== undefined && languageOf(language) === undefined)
    throw new StartProblem(words("launch.language", { value: language }));
  const settings = readSettings(process.env);
  const url = localUrl(settings);

  openDataFolder(settings.dataDir);
  const lock = await lockDataFolder(settings.dataDir, url);
  if (!lock.ok) {
    const { pid, doing } = lock.holder;
    throw new StartProblem(
      words("launch.data.in-use", { folder: settings.dataDir, pid: String(pid), doing }),
    );
  }
  undo.push(lock.release);
  await checkPort(settings);

  await installDependencies(ROOT);
  const databaseUrl = await openDatabase(settings);
  await bringUpToDate(databaseUrl);
  await generateClient(ROOT);
  await buildLexicon(ROOT);
  if (!dev) await buildApp(ROOT);
  if (ending) return;

  const running = join(settings.dataDir, "running.json");
  writeSecretly(running, `${JSON.stringify({ pid: process.pid, url, databaseUrl })}\n`);
  undo.push(() => rmSync(running, { force: true }));

  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    ...QUIET,
    NODE_ENV: dev ? "development" : "production",
    DATABASE_URL: databaseUrl,
    DUIZHAO_ROOT: ROOT,
    DUIZHAO_SECRET: process.env.DUIZHAO_SECRET || keptSecret(settings.dataDir, "secret"),
    PORT: String(settings.port),
    HOST: settings.host,
  };
  await startWeb({ dev, env, settings });
  startWorker(env);
  if (settings.publicUrl?.startsWith("https:") && settings.proxies === 0) {
    say(words("launch.proxies"));
  }
  say(words("launch.ready", { url: settings.publicUrl ?? url, time: elapsed(since) }));
}

/** @param {import("./settings.mjs").Settings} settings */
async function openDatabase({ dataDir, databaseUrl }) {
  if (databaseUrl) {
    const { checkDatabase } = await import("./connection.mjs");
    await checkDatabase(databaseUrl);
    return databaseUrl;
  }
  const { startDatabase } = await import("./database.mjs");
  let database = await startDatabase({ root: ROOT, dataDir });
  const port = Number(new URL(database.url).port);
  /** A database that was killed is brought back on its port; the app connects again by itself. */
  const watch = () =>
    database.ended.then(async () => {
      if (ending) return;
      say(words("launch.database.ended"));
      try {
        database = await startDatabase({ root: ROOT, dataDir, port });
        watch();
      } catch (error) {
        process.stderr.write(`${wordsOf(error)}\n`);
        await end(1);
      }
    });
  watch();
  undo.push(() => database.stop());
  return database.url;
}

/** @param {string} databaseUrl */
async function bringUpToDate(databaseUrl) {
  const { listMigrations, migrate } = await import("../migrate.mjs");
  const applied = await migrate(databaseUrl, listMigrations(ROOT));
  if (applied.length) say(words("launch.migration.done", { names: applied.join(", ") }));
}

/** @param {import("./settings.mjs").Settings} settings */
async function checkPort(settings) {
  const { host, port } = settings;
  for (let attempt = 0; ; attempt += 1) {
    const error = await tryListening(host, port);
    if (!error) return;
    // The web process of a supervisor that was killed a moment ago is still ending.
    if (error.code === "EADDRINUSE" && attempt < 10) await new Promise((done) => setTimeout(done, 200));
    else throw portProblem(error, settings);
  }
}

/** @param {string} host @param {number} port @returns {Promise<NodeJS.ErrnoException | undefined>} */
function tryListening(host, port) {
  return new Promise((done) => {
    const server = createServer().once("error", done);
    server.listen(port, host, () => server.close(() => done(undefined)));
  });
}

/** @param {NodeJS.ErrnoException} error @param {import("./settings.mjs").Settings} settings */
function portProblem(error, { host, port }) {
  if (error.code === "EADDRINUSE") {
    const other = port === 65535 ? 3000 : port + 1;
    return new StartProblem(words("launch.port.taken", { port: String(port), other: String(other) }));
  }
  if (error.code === "EACCES") {
    return new StartProblem(words("launch.port.forbidden", { port: String(port) }));
  }
  return new StartProblem(words("launch.host.unusable", { host, why: error.message }));
}

/** Settles when the web server listens. @param {{ dev: boolean, env: NodeJS.ProcessEnv, settings: import("./settings.mjs").Settings }} what */
function startWeb({ dev, env, settings }) {
  return new Promise((ready, failed) => {
    let listening = false;
    const web = keepRunning({
      name: words("launch.app"),
      args: [...SMALL_HEAP, join(ROOT, "lib", "cli", "serve.mjs"), ...(dev ? ["--dev"] : [])],
      root: ROOT,
      env,
      onMessage: (message) => {
        if (message === "listening") {
          listening = true;
          ready(undefined);
        }
      },
      onEarlyEnd: () => {
        if (listening) return false;
        void tryListening(settings.host, settings.port).then((error) =>
          failed(error ? portProblem(error, settings) : new StartProblem(words("launch.app.not-started"))),
        );
        return true;
      },
    });
    undo.push(() => web.stop());
  });
}

/** @param {NodeJS.ProcessEnv} env */
function startWorker(env) {
  const file = join(ROOT, "lib", "cli", "worker.ts");
  if (!existsSync(file)) return;
  const worker = keepRunning({
    name: words("launch.app.worker"),
    args: [...SMALL_HEAP, ...TYPESCRIPT, file],
    root: ROOT,
    env,
  });
  undo.push(() => worker.stop());
}

/** Stops everything, the last started first. @param {number} status @param {string} [farewell] */
async function end(status, farewell) {
  if (ending) return;
  ending = true;
  if (farewell) say(farewell);
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      process.stderr.write(`${wordsOf(error)}\n`);
    }
  }
  process.exit(status);
}
