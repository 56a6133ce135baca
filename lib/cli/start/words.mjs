// @ts-check
// In which language the terminal is spoken to, and what start-up says in it. Nothing but Node's built-ins is there yet,
// so the words (lib/messages/*/launch.mjs) are plain text with {names}.

import { launch as english } from "../../messages/en/launch.mjs";
import { launch as chinese } from "../../messages/zh-hans/launch.mjs";

/** @typedef {"en" | "zh-Hans"} Language */

/** @type {Readonly<Record<Language, Readonly<Record<string, string>>>>} */
const WORDS = { en: english, "zh-Hans": chinese };

/** What somebody may call a language: its tag, or that of any Chinese. @type {Readonly<Record<string, Language | undefined>>} */
const BY_PRIMARY_TAG = { en: "en", zh: "zh-Hans" };

/** The value of `--language`, wherever it stands, and the other arguments. @param {readonly string[]} args */
export function takeLanguage(args) {
  /** @type {string | undefined} */
  let value;
  /** @type {string[]} */
  const rest = [];
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  for (let at = 0; at < end; at += 1) {
    const arg = /** @type {string} */ (args[at]);
    if (arg === "--language") {
      value = args[at + 1] ?? "";
      at += 1;
    } else if (arg.startsWith("--language=")) value = arg.slice("--language=".length);
    else rest.push(arg);
  }
  return { value, rest: [...rest, ...args.slice(end)] };
}

/** The language that a tag means, en or zh-Hans of any spelling; undefined for others. @param {string} tag */
export function languageOf(tag) {
  return BY_PRIMARY_TAG[tag.toLowerCase().split(/[-_.@]/)[0] ?? ""];
}

/**
 * `--language` counts first, then DUIZHAO_LANGUAGE, then the terminal's own: by POSIX the first of LC_ALL, LC_MESSAGES and LANG that
 * is set. Readers of traditional Chinese get Chinese; everybody else whose language we do not have gets English.
 * @param {readonly string[]} args @param {NodeJS.ProcessEnv} env @returns {Language}
 */
export function terminalLanguage(args, env) {
  const { value } = takeLanguage(args);
  const posix = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return languageOf(value ?? "") ?? languageOf(env.DUIZHAO_LANGUAGE ?? "") ?? languageOf(posix) ?? "en";
}

/**
 * @template {Extract<import("../../messages/keys").Key, `launch.${string}`>} K
 * @param {K} key @param {import("../../messages/keys").Given<K>} given @returns {string}
 */
export function words(key, ...given) {
  const text =
    WORDS[terminalLanguage(process.argv.slice(2), process.env)][key.slice("launch.".length)] ?? key;
  const parameters = /** @type {Readonly<Record<string, string>>} */ (given[0] ?? {});
  return text.replace(/\{(\w+)\}/g, (whole, /** @type {string} */ name) => parameters[name] ?? whole);
}

/** How a process ended. @param {string | number | null} status @param {string | null} signal */
export function howItEnded(status, signal) {
  return signal ?? words("launch.status", { status: String(status) });
}
