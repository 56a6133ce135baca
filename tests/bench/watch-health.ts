/**
 * Asks after the health 20 times a second, from a process of its own: the one that sends forty uploads is busy with them, and
 * its own lateness would be counted as the app's. How late this process was itself is told beside what it saw.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { setPriority } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { percentile } from "./figures";

export interface Watched {
  readonly asked: number;
  readonly slowestMs: number;
  readonly p95Ms: number;
  /** How many were answered with another status than 200, or not at all. */
  readonly unwell: number;
  /** How late the process that asked was at most. */
  readonly lateMs: number;
  /** Resident at most: of the web server, and of all processes of the app but the database, in MB. */
  readonly webMegabytes: number;
  readonly allMegabytes: number;
  /** What each process held when they held most together: "web 610 worker 240 reader 310". */
  readonly parts: string;
}

const EVERY_MS = 50;
/** An answer that has not come by then is given up, and counts as long as this. */
const MOST_MS = 60_000;

/** Begins to ask; `stop` says what was seen. */
export async function watchHealth(url: string): Promise<{ stop(): Promise<Watched> }> {
  const child = fork(fileURLToPath(import.meta.url), [url], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await said(child);
  return {
    async stop() {
      const watched = said(child);
      child.send("stop");
      return (await watched) as Watched;
    },
  };
}

function said(child: ChildProcess): Promise<unknown> {
  return new Promise((done, failed) => {
    child.once("message", done);
    child.once("exit", (code) =>
      failed(new Error(`The process that asks after the health ended with ${code}`)),
    );
  });
}

async function watch(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const lateness = monitorEventLoopDelay({ resolution: 10 });
  lateness.enable();
  const took: number[] = [];
  let unwell = 0;
  let most = { web: 0, all: 0, parts: "" };
  let web = 0;
  let isOver = false;
  process.once("message", () => {
    isOver = true;
  });
  const { port } = new URL(url);
  await ask(url, agent);
  process.send?.("begun");
  let pids: readonly Process[] = [];
  for (let turn = 0; !isOver; turn += 1) {
    const since = performance.now();
    if ((await ask(url, agent)) !== 200) unwell += 1;
    took.push(performance.now() - since);
    if (turn % 20 === 0 || pids.length === 0) pids = processesOf(port);
    const memory = residentOf(pids);
    web = Math.max(web, memory.web);
    if (memory.all > most.all) most = memory;
    await wait(EVERY_MS);
  }
  process.send?.({
    asked: took.length,
    slowestMs: Math.round(Math.max(...took)),
    p95Ms: Math.round(percentile(took, 0.95)),
    unwell,
    lateMs: Math.round(lateness.max / 1e6),
    webMegabytes: web,
    allMegabytes: most.all,
    parts: most.parts,
  } satisfies Watched);
  process.disconnect();
  agent.destroy();
}

function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((done) => {
    const asking = get(`${url}/api/v1/health`, { agent, timeout: MOST_MS }, (response) => {
      response.resume().once("end", () => done(response.statusCode ?? 0));
    });
    asking.once("timeout", () => asking.destroy()).once("error", () => done(0));
  });
}

interface Process {
  readonly pid: string;
  readonly name: "web" | "worker" | "reader";
}

/** Those of the app that listens on a port. Linux alone says so. */
function processesOf(port: string): Process[] {
  const found: Process[] = [];
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      const [, file] = /(serve\.mjs|cli\/worker\.ts|jobs-process\.mjs)/.exec(command) ?? [];
      if (file === undefined) continue;
      if (!readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`PORT=${port}`)) continue;
      found.push({
        pid,
        name: file === "serve.mjs" ? "web" : file === "cli/worker.ts" ? "worker" : "reader",
      });
    } catch {
      // it has ended meanwhile, or is somebody else's
    }
  }
  return found;
}

function residentOf(processes: readonly Process[]) {
  let [web, all] = [0, 0];
  const parts: string[] = [];
  for (const { pid, name } of processes) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const megabytes = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000);
      all += megabytes;
      parts.push(`${name} ${megabytes}`);
      if (name === "web") web += megabytes;
    } catch {
      // it has ended meanwhile
    }
  }
  return { web, all, parts: parts.join(" ") };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send) {
  try {
    setPriority(-5);
  } catch {
    // only an administrator of the machine may; then it is as late as the others are, and says so
  }
  await watch(process.argv[2]!);
}
