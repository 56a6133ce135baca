// @ts-check
// One supervisor for one data folder.
//
// The lock is a listening socket, because the kernel closes it with the process however that ends: a lock
// file with a process number in it would lie after `kill -9`, and in a container, where numbers repeat.

import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A socket's path has room for 103 bytes on macOS and 107 on Linux; a Chinese character takes three. */
const LONGEST_PATH = 100;

/** @typedef {{ pid: number, doing: string }} Holder */

/**
 * Takes the lock, or says who holds it.
 * @param {string} dataDir @param {string} doing what the holder is, for the other one's message
 * @returns {Promise<{ ok: true, release: () => void } | { ok: false, holder: Holder }>}
 */
export async function lockDataFolder(dataDir, doing) {
  const inFolder = join(dataDir, "lock");
  const elsewhere = join(tmpdir(), `duizhao-${hash(realpathSync(dataDir))}.lock`);
  if (process.platform === "win32") return take(`\\\\.\\pipe\\duizhao-${hash(realpathSync(dataDir))}`, doing);
  if (Buffer.byteLength(inFolder) > LONGEST_PATH) return take(elsewhere, doing);
  try {
    return await take(inFolder, doing);
  } catch {
    return take(elsewhere, doing); // some shared folders cannot hold a socket
  }
}

/** @param {string} path @param {string} doing */
async function take(path, doing) {
  const me = { pid: process.pid, doing };
  const holder = await ask(path);
  if (holder) return { ok: /** @type {const} */ (false), holder };

  if (process.platform !== "win32") rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(JSON.stringify(me));
  });
  try {
    await new Promise((done, failed) => server.once("error", failed).listen(path, () => done(undefined)));
  } catch (error) {
    const other = await ask(path);
    if (other) return { ok: /** @type {const} */ (false), holder: other };
    throw error;
  }
  server.unref();

  // Two that start in the same moment both find nobody, and the later one's file replaces the earlier one's.
  await wait(100);
  const seen = await ask(path);
  if (seen && seen.pid !== process.pid) {
    server.close();
    return { ok: /** @type {const} */ (false), holder: seen };
  }
  return { ok: /** @type {const} */ (true), release: () => void server.close() };
}

/** Who answers there? @param {string} path @returns {Promise<Holder | undefined>} */
function ask(path) {
  return new Promise((answer) => {
    let text = "";
    const socket = createConnection(path);
    socket.setEncoding("utf8");
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("data", (piece) => {
      text += piece;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      try {
        answer(JSON.parse(text));
      } catch {
        answer(undefined);
      }
    });
  });
}

/** @param {string} text */
function hash(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
