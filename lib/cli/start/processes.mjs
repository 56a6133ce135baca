// @ts-check
// The processes that Duizhao consists of while it runs: kept alive, and stopped in order.
//
// CLI-PROC-1  A process that dies is started again, after 0.5 s, then 1 s, 2 s … up to 5 s; a minute of life resets that.
// CLI-PROC-2  Each holds a channel to us and ends when it breaks (die-with-parent.mjs): a killed supervisor leaves
//     none behind that would hold the port.

import { spawn } from "node:child_process";
import { say } from "./messages.mjs";
import { howItEnded, words } from "./words.mjs";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;
const STEADY = 60_000;
const PATIENCE = 15_000;

/** Loaded before anything else in every child; see CLI-PROC-2. */
const WITH_PARENT = ["--import", new URL("./die-with-parent.mjs", import.meta.url).href];

/**
 * @param {{ name: string, args: readonly string[], root: string, env: NodeJS.ProcessEnv, onMessage?: (message: unknown) => void, onEarlyEnd?: (status: number | null) => boolean }} what
 *   onEarlyEnd is asked at each unexpected end; true keeps it from being started again
 */
export function keepRunning({ name, args, root, env, onMessage = () => {}, onEarlyEnd = () => false }) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let stopping = false;
  let delay = FIRST_WAIT;

  const begin = () => {
    const since = performance.now();
    child = spawn(process.execPath, [...WITH_PARENT, ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: process.platform !== "win32", // Ctrl-C reaches us alone, and we stop them in order
    });
    child.on("message", onMessage);
    child.once("error", () => {});
    child.once("exit", (status, signal) => {
      child = undefined;
      if (stopping || onEarlyEnd(status)) return;
      if (performance.now() - since > STEADY) delay = FIRST_WAIT;
      say(words("launch.ended", { name, how: howItEnded(status, signal), seconds: String(delay / 1000) }));
      timer = setTimeout(begin, delay);
      delay = Math.min(delay * 2, LONGEST_WAIT);
    });
  };
  begin();

  return {
    /** Asks it to end, and ends it after a while. */
    async stop() {
      stopping = true;
      clearTimeout(timer);
      const ending = child;
      if (!ending) return;
      const late = setTimeout(() => ending.kill("SIGKILL"), PATIENCE);
      const ended = new Promise((done) => ending.once("exit", done));
      ending.kill("SIGTERM");
      await ended;
      clearTimeout(late);
    },
  };
}
