// @ts-check
// What start-up says: what it is doing, with times, on standard output; one sentence on standard error when it cannot go on.

import { words } from "./words.mjs";

/**
 * Something that keeps Duizhao from starting and that a person can act on. Its message is the sentence
 * they read: what happened, what it means for their work, what to do. Any other error is our mistake.
 */
export class StartProblem extends Error {}

/** @type {NodeJS.WriteStream} */
let out = process.stdout;

/** For commands whose standard output is their result. */
export function speakOnStderr() {
  out = process.stderr;
}

/** @param {string} text */
export function say(text) {
  out.write(`${text}\n`);
}

/** @param {number} since from performance.now() */
export function elapsed(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Says what begins, does it, says how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const since = performance.now();
  say(`${what} …`);
  const result = await work();
  say(`  ${words("launch.done", { time: elapsed(since) })}`);
  return result;
}

/** How a full disk shows itself: Node's code, PostgreSQL's words and code, npm's words. */
const FULL_DISK =
  /ENOSPC|No space left on device|Check free disk space|\b53100\b|not enough space on the disk/i;

/** @param {unknown} error @returns {string} all that an error says, its causes included */
export function wordsOf(error) {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  const code =
    "code" in error && !error.message.includes(String(error.code)) ? ` (${String(error.code)})` : "";
  return `${error.message}${code}${error.cause ? `; ${wordsOf(error.cause)}` : ""}`;
}

/** @param {string} words */
export function isFullDisk(words) {
  return FULL_DISK.test(words);
}

/** @param {string} doing for example "while building the app" */
export function fullDisk(doing) {
  return new StartProblem(words("launch.full", { doing }));
}

/** The end of a long output, which is where tools say what went wrong. @param {string} output */
export function tail(output, lines = 30) {
  return output.trimEnd().split("\n").slice(-lines).join("\n");
}

/** Both ends of a long output, for tools that say first what went wrong and last where to read on. @param {string} output */
export function headAndTail(output) {
  const lines = output.trim().split("\n");
  return lines.length <= 24 ? lines.join("\n") : [...lines.slice(0, 12), "…", ...lines.slice(-12)].join("\n");
}
