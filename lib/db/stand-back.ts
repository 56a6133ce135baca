import "server-only";

import { readdirSync, readFileSync } from "node:fs";
import { setPriority } from "node:os";
import { threadId } from "node:worker_threads";
import type { ClientBase } from "pg";

/**
 * Long work stands back for those who type: an import that takes a fifth longer annoys nobody, a key press that waits
 * for it does.
 *
 * DB-STAND-1  The processor is given to others first: this process, or where a thread asks for itself, that thread alone.
 * DB-STAND-2  So it is in the database, as far as that is on this machine and is ours to say: the backends that serve us.
 * DB-STAND-3  Where any of it may not be asked (another user's PostgreSQL, another machine, no Linux), the work is done at
 *     the usual pace. Nothing depends on it but how long others wait.
 *
 * Where the kernel shares the processor among sessions first (autogroup, on desktops), DB-STAND-1 says nothing to a process with a
 * session of its own, as the worker is; it has its session's share then. Tried and dropped: turning that down, too. With ten
 * other programs at work, an import of seconds took minutes.
 */
/** A third of what the others get, where all want it: on a machine that is busy with other things, too, an import has to end. */
const NICE = 5;

let standsBack = false;

/** Whether nobody waits for what this process or thread does. */
export function isStandingBack(): boolean {
  return standsBack;
}

/** From now on what asks for it (a process from its main thread, or a thread) has what the others leave. */
export function standBack(): void {
  standsBack = true;
  if (process.platform !== "linux") {
    if (threadId === 0) quietly(() => setPriority(NICE));
    return; // elsewhere a priority is a whole process's
  }
  if (threadId !== 0) {
    quietly(() => setPriority(0, NICE)); // Linux: 0 is the thread that asks
    return;
  }
  for (const task of readdirSync("/proc/self/task")) quietly(() => setPriority(Number(task), NICE));
}

/** DB-STAND-2: to be told of each connection that is made. A process is turned down only if it says itself that it serves this one. */
export function standBackWith(client: ClientBase): void {
  if (!standsBack || process.platform !== "linux") return;
  const { processID, connection } = client as unknown as Serving;
  const port = connection?.stream?.localPort;
  if (!processID || !port) return;
  quietly(() => {
    const title = readFileSync(`/proc/${processID}/cmdline`, "utf8");
    if (title.startsWith("postgres: ") && title.includes(`(${port}) `)) setPriority(processID, NICE);
  });
}

/** What pg knows of a connection and does not name in its types. */
interface Serving {
  readonly processID?: number;
  readonly connection?: { readonly stream?: { readonly localPort?: number } };
}

/** DB-STAND-3. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // not ours to say here
  }
}
