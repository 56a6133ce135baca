import "server-only";

import type { Ladder } from "../../align/model/ladder";
import type { ReadOriginal } from "../../db/documents/import";
import type { JobFile } from "../../db/jobs/files";
import type { BilingualFile } from "../../interchange/bilingual/bilingual";
import { containerOf } from "../../interchange/sniff";
import type { DocumentPreview } from "../../wire/documents";
import type { Checked } from "../../wire/findings";
import { ProblemError } from "../http/problem";
import { Lane, type Limits } from "./lane";
import { ProcessLane, TookTooMuch } from "./process-lane";
import type { DraftRead, Outcome, ToAlign, Upload } from "./reading";
import {
  type CheckOrder,
  DONE,
  type ExportOrder,
  PAGES,
  READING,
  SHALL_STOP,
  SHARED_BYTES,
  type Task,
} from "./task";

/** Thrown when the thinking was stopped because it shall. */
export class Stopped extends Error {}

/** Thrown when a file was read for so long that it is no text to be read, but a knot to be tied up in. */
export class TookTooLong extends Error {}

/** So long a task that shall stop has to its next step. */
const GRACE_MS = 3_000;

/**
 * So much time of the processor the reader of a format has for a file. A book of a million characters takes 1 to 3 s; as
 * a Word file of 1.5 MB nearly 5 on a busy machine, so a megabyte earns some more, up to MOST_FOR_SIZE_MS: most where it
 * is packed, nothing in a PDF, whose size is pictures.
 */
const READING_MS = 3_000;
const PACKED_MEGABYTE_MS = 2_000;
const MEGABYTE_MS = 1_000;
const MOST_FOR_SIZE_MS = 5_000;

/** A page of a PDF takes 20 to 100 ms, so each that has been read earns some more; up to MOST_READING_MS. */
const PAGE_MS = 100;
const MOST_READING_MS = 60_000;

/** So long everything that is done to a file may take by the clock, on the busiest machine. */
const PATIENCE_MS = 120_000;

/**
 * Aligning is our own code, needs its lexicon, and has no limit. It makes many small arrays that live for a while: with
 * this much room for new ones, a sixth of the time for long texts is saved that went into copying them.
 */
export const ALIGNING_LIMITS: Limits = { maxYoungGenerationSizeMb: 192 };

/**
 * All of the worker's resident memory: beyond it, what a thread is at is given up. Aligning 40,000 × 40,000 sentences takes 944 MB
 * in a process of its own, and here the lexicon and what other threads hold come on top.
 */
const MOST_RESIDENT_BYTES = 1_000_000_000;
const MOST_WHILE_ALIGNING = 1_350_000_000;

/** 50,000 rows of 370 letters each were set as a Word file within half of this. */
const EXPORTING_LIMITS: Limits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

const LOOKS_EVERY_MS = 100;

/**
 * A process that reads files, and two threads, one that aligns and one that makes files, one task at a time. They are
 * kept for the next task, and made anew when one died.
 *
 * A library that reads a file cannot be asked to stop, and there are files of 2 MB over which one sits for minutes or
 * fills gigabytes, while everybody's imports wait. So what reads is ended when it does not hear that it shall stop, when
 * the reading takes too much of the processor's time (not the clock's: a busy machine is not the file's fault), and when
 * it takes too much memory. It is a process because a thread's limit knows its heap alone: a PDF of 390 kB took 429 MB
 * beside it.
 */
export class Thinker {
  #shared = new Int32Array(new SharedArrayBuffer(SHARED_BYTES));
  readonly #reader = new ProcessLane(this.#shared);
  readonly #aligner = new Lane(this.#shared, ALIGNING_LIMITS);
  readonly #exporter = new Lane(this.#shared, EXPORTING_LIMITS);
  readonly #readingMs: number;
  readonly #graceMs: number;

  constructor({
    readingMs = READING_MS,
    graceMs = GRACE_MS,
  }: { readonly readingMs?: number; readonly graceMs?: number } = {}) {
    this.#readingMs = readingMs;
    this.#graceMs = graceMs;
  }

  readOriginal(upload: Upload, title: string | null): Promise<Outcome<Omit<ReadOriginal, "bytes">>> {
    return this.#ask(this.#reader, { task: "original", upload, title });
  }

  lookAt(upload: Upload): Promise<Outcome<DocumentPreview>> {
    return this.#ask(this.#reader, { task: "look", upload });
  }

  readReturn(upload: Upload): Promise<Outcome<BilingualFile>> {
    return this.#ask(this.#reader, { task: "return", upload });
  }

  readDraft(upload: Upload): Promise<Outcome<Omit<DraftRead, "bytes">>> {
    return this.#ask(this.#reader, { task: "draft", upload });
  }

  align(texts: ToAlign): Promise<Ladder> {
    return this.#ask(this.#aligner, { task: "align", texts });
  }

  /** A refusal (whoever ordered it may not any more) is thrown as the problem that it is. */
  makeExport(order: ExportOrder): Promise<JobFile> {
    return this.#ask(this.#exporter, { task: "export", order });
  }

  /** Checks rows and keeps what was found, on the thread that has the lexicon. */
  check(order: CheckOrder): Promise<Checked> {
    return this.#ask(this.#aligner, { task: "checks", order });
  }

  /** Hundredths of the present task. */
  get done(): number {
    return Atomics.load(this.#shared, DONE);
  }

  /** Makes the present task, and every later one, throw `Stopped` at its next step. */
  stop(): void {
    Atomics.store(this.#shared, SHALL_STOP, 1);
  }

  /** Ready for another job. */
  reset(): void {
    Atomics.store(this.#shared, SHALL_STOP, 0);
    Atomics.store(this.#shared, DONE, 0);
  }

  async close(): Promise<void> {
    await Promise.all([this.#reader, this.#aligner, this.#exporter].map((lane) => lane.close()));
  }

  async #ask<Value>(lane: Lane | ProcessLane, task: Task): Promise<Value> {
    if (Atomics.load(this.#shared, SHALL_STOP) === 1) throw new Stopped();
    for (const index of [DONE, READING, PAGES]) Atomics.store(this.#shared, index, 0);
    const watch = this.#watch(lane, task, "upload" in task ? earnedBySize(task.upload) : 0);
    try {
      const reply = await lane.ask(task);
      if (reply.ok) return reply.value as Value;
      if (reply.cancelled) throw new Stopped();
      if (reply.problem) throw new ProblemError(reply.problem);
      throw new Error(`The thinking thread failed: ${reply.error}`);
    } catch (error) {
      const isOutOfMemory = (error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY";
      throw watch.reason() ?? (isOutOfMemory ? new TookTooMuch() : error);
    } finally {
      clearInterval(watch.timer);
      lane.goIfLarge();
    }
  }

  /** Ends the thread of a task that does not stop, or that reads for too long; `reason` says which it was. */
  #watch(lane: Lane | ProcessLane, { task }: Task, forSize: number) {
    const began = Date.now();
    const isOurs = task === "align" || task === "checks";
    let asked: number | undefined;
    let reading: number | undefined;
    let reason: Error | undefined;
    const timer = setInterval(() => {
      const now = Date.now();
      if (Atomics.load(this.#shared, SHALL_STOP) === 1) asked ??= now;
      const isReading = Atomics.load(this.#shared, READING) === 1;
      const cpuMs = lane instanceof ProcessLane ? lane.cpuMs : 0;
      reading = isReading ? (reading ?? cpuMs) : undefined;
      const earned = forSize + Atomics.load(this.#shared, PAGES) * PAGE_MS;
      const allowed = Math.min(MOST_READING_MS, this.#readingMs + earned);
      if (asked !== undefined && now - asked > this.#graceMs) reason = new Stopped();
      else if (reading !== undefined && cpuMs - reading > allowed) reason = new TookTooLong();
      else if (!isOurs && now - began > PATIENCE_MS) reason = new TookTooLong();
      else if (process.memoryUsage.rss() > (isOurs ? MOST_WHILE_ALIGNING : MOST_RESIDENT_BYTES))
        reason = new TookTooMuch();
      if (!reason) return;
      lane.end();
      clearInterval(timer);
    }, LOOKS_EVERY_MS);
    return { timer, reason: () => reason };
  }
}

/** Milliseconds of the processor. */
function earnedBySize({ bytes, fileName }: Upload): number {
  const container = containerOf(bytes, fileName);
  if (container === "pdf") return 0;
  const forEach = container === "zip" ? PACKED_MEGABYTE_MS : MEGABYTE_MS;
  return Math.min(MOST_FOR_SIZE_MS, (bytes.length / 1024 / 1024) * forEach);
}
