import "server-only";

import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { DONE, PAGES, READING, type Reply, type Said, type Task, TOO_MUCH } from "./task";

/** Thrown when a file needed more memory to be read than a text needs. */
export class TookTooMuch extends Error {}

/** A process for tasks of one kind, one at a time (`jobs-process.ts`); made when it is needed, and anew when it ended. */
export class ProcessLane {
  readonly #shared: Int32Array<SharedArrayBuffer>;
  #child: ChildProcess | undefined;
  #cpuMs = 0;

  constructor(shared: Int32Array<SharedArrayBuffer>) {
    this.#shared = shared;
  }

  /** Of the processor, that the present task has had. */
  get cpuMs(): number {
    return this.#cpuMs;
  }

  /** The process's reply; throws what it ended of. How far it is stands in what is shared. */
  ask(task: Task): Promise<Reply> {
    this.#child ??= this.#start();
    const child = this.#child;
    this.#cpuMs = 0;
    return new Promise((done, failed) => {
      const finish = (end: () => void) => {
        child.off("message", onMessage).off("error", onError).off("exit", onExit);
        quiet(child, true);
        end();
      };
      const lost = (error: Error) => {
        this.#forget(child);
        finish(() => failed(error));
      };
      const onMessage = (said: Said) => {
        if (said.says === "reply") return finish(() => done(said.reply));
        this.#cpuMs = said.cpuMs;
        Atomics.store(this.#shared, DONE, said.done);
        Atomics.store(this.#shared, PAGES, said.pages);
        Atomics.store(this.#shared, READING, said.isReading ? 1 : 0);
      };
      const onError = (error: Error) => lost(error);
      const onExit = (code: number | null, signal: string | null) =>
        lost(
          code === TOO_MUCH || signal === "SIGABRT"
            ? new TookTooMuch()
            : new Error(`The reading process ended with ${code ?? signal}`),
        );
      child.on("message", onMessage).on("error", onError).on("exit", onExit);
      quiet(child, false);
      child.send(task, (error) => {
        if (error) lost(error);
      });
    });
  }

  /** Ends the process in the middle of what it does. */
  end(): void {
    this.#child?.kill("SIGKILL");
  }

  /** It has ended itself where it was large (`process.ts`). */
  goIfLarge(): void {}

  async close(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(new URL("./process.mjs", import.meta.url)), {
      execArgv: ["--conditions=react-server"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    // It may also end between two tasks.
    child.once("exit", () => this.#forget(child)).on("error", () => this.#forget(child));
    return child;
  }

  #forget(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined;
  }
}

/** While it has nothing to do, it keeps nobody from ending. */
function quiet(child: ChildProcess, isQuiet: boolean): void {
  const channel = child.channel as { ref(): void; unref(): void } | null | undefined;
  if (isQuiet) {
    child.unref();
    channel?.unref();
  } else {
    child.ref();
    channel?.ref();
  }
}
