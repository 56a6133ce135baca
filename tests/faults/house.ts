/**
 * The built app on a data folder that outlives it: started as a person starts it, killed as no person would, started
 * again. `on: "server"` puts the database beside it, as a PostgreSQL that is not the app's to start.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort, startDatabase } from "../../lib/cli/start/database.mjs";
import { Caller } from "../bench/instance";

const ROOT = join(import.meta.dirname, "..", "..");
const PASSWORD = "correct horse battery staple";

/** Which PostgreSQL: the one in the box, or one that stands by itself. */
export type Where = "embedded" | "server";

export interface HouseOptions {
  readonly on: Where;
  /** Where the data is; a folder of its own otherwise, removed at the end. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the code of the app is: this checkout, or one of an earlier commit. */
  readonly root?: string;
}

type Server = Awaited<ReturnType<typeof startDatabase>>;

export class House {
  readonly url: string;
  readonly dataDir: string;
  readonly #port: number;
  readonly #on: Where;
  readonly #env: Readonly<Record<string, string>>;
  readonly #root: string;
  readonly #isOurs: boolean;
  readonly #serverDir: string;
  #app: ChildProcess | undefined;
  #server: Server | undefined;
  #databasePort: number | undefined;
  #lastPostmaster: number | undefined;
  /** What the app said on standard error since it was last started. */
  said = "";

  private constructor(port: number, { on, dataDir, env = {}, root = ROOT }: HouseOptions) {
    this.#port = port;
    this.url = `http://localhost:${port}`;
    this.#isOurs = dataDir === undefined;
    const folder = dataDir ?? mkdtempSync(join(tmpdir(), "duizhao-fault-"));
    this.dataDir = on === "server" ? join(folder, "app") : folder;
    this.#serverDir = on === "server" ? join(folder, "server") : folder;
    this.#on = on;
    this.#env = env;
    this.#root = root;
    mkdirSync(this.dataDir, { recursive: true });
    mkdirSync(this.#serverDir, { recursive: true });
  }

  static async make(options: HouseOptions): Promise<House> {
    return new House(await freePort(), options);
  }

  /** Starts whatever is not running. Returns the seconds until the app said that it is well. */
  async start(): Promise<number> {
    const since = performance.now();
    if (this.#on === "server" && !this.#server) await this.#startServer();
    this.said = "";
    const app = spawn(process.execPath, [join(this.#root, "lib", "cli", "start.mjs")], {
      cwd: this.#root,
      env: {
        ...process.env,
        PORT: String(this.#port),
        HOST: "127.0.0.1",
        DATA_DIR: this.dataDir,
        DATABASE_URL: this.#server?.url ?? "",
        DUIZHAO_URL: "",
        ...this.#env,
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    app.stderr.setEncoding("utf8").on("data", (piece: string) => {
      this.said = (this.said + piece).slice(-20_000);
    });
    this.#app = app;
    await this.isWell(this.#root === ROOT ? 180_000 : 900_000); // another checkout may have to be built first
    this.#postmaster();
    return (performance.now() - since) / 1_000;
  }

  async #startServer(): Promise<void> {
    this.#databasePort ??= await freePort();
    this.#server = await startDatabase({
      root: ROOT,
      dataDir: this.#serverDir,
      port: this.#databasePort,
      quiet: true,
    });
  }

  /** Waits until `GET /health` answers 200. Returns the seconds that took. */
  async isWell(longest = 60_000): Promise<number> {
    const since = performance.now();
    for (;;) {
      const isUp = await fetch(`${this.url}/api/v1/health`, { signal: AbortSignal.timeout(5_000) }).then(
        ({ ok }) => ok,
        () => false,
      );
      const took = performance.now() - since;
      if (isUp) return took / 1_000;
      const app = this.#app;
      if (!app || app.exitCode !== null || app.signalCode !== null)
        throw new Error(`The app ended (${app?.exitCode ?? app?.signalCode ?? "killed"}): ${this.said}`);
      if (took > longest) throw new Error(`The app was not well after ${longest / 1_000} s: ${this.said}`);
      await wait(50);
    }
  }

  get databaseUrl(): string {
    return JSON.parse(readFileSync(join(this.dataDir, "running.json"), "utf8")).databaseUrl;
  }

  /** The administrator, on a data folder that has none yet. */
  async setUp(): Promise<Caller> {
    const account = { name: "Olga Owen", email: "owner@example.org", password: PASSWORD };
    const response = await fetch(`${this.url}/api/v1/setup`, {
      method: "POST",
      headers: { origin: this.url, "content-type": "application/json" },
      body: JSON.stringify(account),
    });
    if (response.status !== 201) throw new Error(`POST /setup answered ${response.status}`);
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const owner = new Caller(this.url, { cookie, origin: this.url });
    const { token } = await owner.call<{ token: string }>("POST", "/tokens", { name: "faults" });
    return new Caller(this.url, { authorization: `Bearer ${token}` });
  }

  /** kill -9 of the web server alone: what supervises it starts it again. */
  killWeb(): void {
    for (const pid of childrenOf(this.#app?.pid)) if (commandOf(pid).includes("serve.mjs")) kill(pid);
  }

  /** Bytes of memory that the web server holds (Linux). */
  residentOfWeb(): number {
    const [pid] = childrenOf(this.#app?.pid).filter((one) => commandOf(one).includes("serve.mjs"));
    const status = pid === undefined ? "" : readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  }

  /** kill -9 of everything that is the app, the supervisor first. The built-in database stays behind. */
  async killApp(): Promise<void> {
    const app = this.#app;
    if (!app?.pid) return;
    const postmaster = this.#postmaster();
    const children = descendantsOf(app.pid, postmaster);
    const ended = app.exitCode !== null ? undefined : new Promise((done) => app.once("exit", done));
    kill(app.pid);
    for (const pid of children) kill(pid);
    await ended;
    this.#app = undefined;
  }

  /** kill -9 of the database's first process, or of all of them. A server is brought back as its keeper would. */
  async killDatabase(all: boolean): Promise<void> {
    const pid = this.#postmaster();
    if (pid === undefined) throw new Error("No database is running");
    const backends = all ? childrenOf(pid) : [];
    kill(pid);
    for (const one of backends) kill(one);
    if (this.#on !== "server") return;
    await this.#server?.ended;
    await this.#startServer();
  }

  /** The database's first process; the one that was seen last where its disk can no longer be read. */
  #postmaster(): number | undefined {
    try {
      const [line] = readFileSync(join(this.#serverDir, "postgres", "postmaster.pid"), "utf8").split("\n");
      this.#lastPostmaster = Number(line);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    }
    return this.#lastPostmaster;
  }

  /** Everything is killed at once, as by a power cut. */
  async killAll(): Promise<void> {
    const pid = this.#postmaster();
    const processes = pid === undefined ? [] : [pid, ...childrenOf(pid)];
    const app = this.killApp();
    for (const one of processes) kill(one);
    await app;
    while (processes.some(isAlive)) await wait(10);
    this.#server = undefined;
  }

  async stop(): Promise<void> {
    const app = this.#app;
    if (app && app.exitCode === null && app.signalCode === null) {
      const ended = new Promise((done) => app.once("exit", done));
      app.kill("SIGTERM");
      await ended;
    }
    this.#app = undefined;
    await this.#server?.stop();
    this.#server = undefined;
    if (this.#isOurs)
      rmSync(this.#on === "server" ? join(this.dataDir, "..") : this.dataDir, {
        recursive: true,
        force: true,
      });
  }
}

/** The processes whose parent this one is (Linux). */
function childrenOf(parent: number | undefined): number[] {
  if (parent === undefined) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          Number(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) \S+ (\d+).*$/s, "$1")) === parent
        );
      } catch {
        return false;
      }
    });
}

/** All below a process, but not one of them and what is below that. */
function descendantsOf(parent: number, but: number | undefined): number[] {
  return childrenOf(parent)
    .filter((pid) => pid !== but)
    .flatMap((pid) => [pid, ...descendantsOf(pid, but)]);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
