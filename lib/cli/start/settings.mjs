// @ts-check
// What a person can set from outside, read once.

import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { StartProblem, wordsOf } from "./messages.mjs";
import { words } from "./words.mjs";

/** The folder that package.json is in. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host the address to listen on
 * @property {string} dataDir absolute
 * @property {string | undefined} databaseUrl
 * @property {string | undefined} publicUrl the address people use, where a proxy stands in front
 * @property {number} proxies how many proxies of ours stand in front: whose word about the asker's address is believed
 */

/** @param {NodeJS.ProcessEnv} env @returns {Settings} */
export function readSettings(env) {
  return {
    port: readPort(env.PORT),
    host: env.HOST || "127.0.0.1",
    dataDir: dataFolder(env),
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: readPublicUrl(env.DUIZHAO_URL),
    proxies: readProxies(env.DUIZHAO_PROXIES),
  };
}

/** @param {NodeJS.ProcessEnv} env */
export function dataFolder(env) {
  return resolve(ROOT, env.DATA_DIR || "data");
}

/** @param {string | undefined} text */
function readPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new StartProblem(words("launch.setting.port", { value: text }));
}

/** @param {string | undefined} text */
function readPublicUrl(text) {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return text.replace(/\/+$/, "");
  throw new StartProblem(words("launch.setting.url", { value: text }));
}

/** @param {string | undefined} text */
function readProxies(text) {
  if (!text) return 0;
  if (/^\d$/.test(text)) return Number(text);
  throw new StartProblem(words("launch.setting.proxies", { value: text }));
}

/** The address to print: nobody can open 0.0.0.0. @param {Settings} settings */
export function localUrl({ host, port }) {
  const everywhere = host === "0.0.0.0" || host === "::" || host === "127.0.0.1" || host === "::1";
  return `http://${everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Makes the data folder if it is not there and makes sure that it can be used. @param {string} dataDir */
export function openDataFolder(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartProblem(words("launch.data.unusable", { folder: dataDir, why: wordsOf(error) }));
  }
}

/**
 * A word that is made once and kept in a file only its owner can read.
 * Written beside and renamed, so that a crash leaves the old file or the new one, never half of one.
 * @param {string} dataDir @param {string} name
 */
export function keptSecret(dataDir, name) {
  const file = join(dataDir, name);
  try {
    const kept = readFileSync(file, "utf8").trim();
    if (kept) return kept;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") {
      throw new StartProblem(words("launch.file.unreadable", { file, why: wordsOf(error) }));
    }
  }
  const secret = randomBytes(32).toString("base64url");
  writeSecretly(file, `${secret}\n`);
  return secret;
}

/** @param {string} file @param {string} text */
export function writeSecretly(file, text) {
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, text, { mode: 0o600, flush: true });
  renameSync(beside, file);
}
