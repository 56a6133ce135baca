// @ts-check
// Everything that shows whether the house stands: each step says one line, a step that fails shows its
// output, and all run even if one fails. The last line is the sum: "N passed, N failed", and ", N skipped"
// where there are any.
//
// A step without tests of its own (types, lint, unused code, build) counts as one.

import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildApp, buildLexicon, generateClient } from "../start/build.mjs";
import { installDependencies, QUIET } from "../start/dependencies.mjs";
import { elapsed, StartProblem, say, wordsOf } from "../start/messages.mjs";
import { ROOT } from "../start/settings.mjs";
import { getBrowser } from "./browser.mjs";
import { add, FAILED, NONE, PASSED, playwrightCount, sumCount, vitestCount, words } from "./count.mjs";

/** @typedef {import("./count.mjs").Count} Count */
/** @typedef {{ count: Count, output: string }} Outcome */

/** Where reports are written; not under version control. */
const STATE = join(ROOT, "tests", ".state");

/** @param {{ browser: boolean }} how */
export async function run({ browser }) {
  const since = performance.now();
  const total = await everything({ browser });
  say(`(${elapsed(since)})`);
  say(words(total));
  process.exitCode = total.failed ? 1 : 0;
}

/** @param {{ browser: boolean }} how @returns {Promise<Count>} */
async function everything({ browser }) {
  try {
    await installDependencies(ROOT, { needed: ["vitest", "@playwright/test", "@biomejs/biome", "knip"] });
    await generateClient(ROOT);
    await buildLexicon(ROOT);
    mkdirSync(STATE, { recursive: true });
  } catch (error) {
    say(error instanceof StartProblem ? error.message : wordsOf(error));
    return FAILED;
  }

  let total = NONE;
  for (const [name, work] of steps(browser)) {
    const since = performance.now();
    const { count, output } = await work().catch((error) => ({ count: FAILED, output: sentenceOf(error) }));
    say(`${name.padEnd(12)} ${words(count).padEnd(36)} ${elapsed(since)}`);
    if (count.failed) say(indent(output));
    total = add(total, count);
  }
  return total;
}

/** @param {boolean} browser @returns {[string, () => Promise<Outcome>][]} */
function steps(browser) {
  return [
    ["types", types],
    ["lint", () => check("@biomejs/biome/bin/biome", ["check", "--config-path=.biome.json", "."])],
    ["unused code", () => check("knip/bin/knip.js", [])],
    ["unit", unit],
    ...(browser
      ? /** @type {[string, () => Promise<Outcome>][]} */ ([
          ["build", build],
          ["faults", faults],
          ["browser", endToEnd],
        ])
      : []),
  ];
}

async function types() {
  const routes = await tool("next/dist/bin/next", ["typegen"]);
  if (routes.status !== 0) return { count: FAILED, output: routes.output };
  return check("typescript/bin/tsc", ["--noEmit"]);
}

async function unit() {
  const report = join(STATE, "vitest.json");
  rmSync(report, { force: true });
  const { status, output } = await tool("vitest/vitest.mjs", [
    "run",
    "--config=tests/vitest.config.ts",
    "--reporter=dot",
    "--silent=passed-only",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return { count: vitestCount(report, status), output };
}

async function build() {
  await buildApp(ROOT);
  return { count: PASSED, output: "" };
}

/** The quick ones of tests/faults; its last line is its sum. */
async function faults() {
  const args = ["--conditions=react-server", "--import", "tsx", join("tests", "faults", "run.ts"), "--quick"];
  const { status, output } = await node(args);
  return { count: sumCount(output, status), output };
}

async function endToEnd() {
  const browser = await getBrowser(ROOT);
  const report = join(STATE, "playwright.json");
  rmSync(report, { force: true });
  const { status, output } = await tool(
    "@playwright/test/cli.js",
    ["test", "--config=tests/e2e/playwright.config.ts", "--reporter=list,json"],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(browser ? { DUIZHAO_CHROMIUM: browser } : {}) },
  );
  return { count: playwrightCount(report, status), output };
}

/** A tool that only says yes or no. @param {string} file @param {readonly string[]} args @returns {Promise<Outcome>} */
async function check(file, args) {
  const { status, output } = await tool(file, args);
  return { count: status === 0 ? PASSED : FAILED, output };
}

/**
 * @param {string} file in node_modules @param {readonly string[]} args @param {Record<string, string>} [env]
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function tool(file, args, env = {}) {
  return node([join(ROOT, "node_modules", file), ...args], env);
}

/** @param {readonly string[]} args @param {Record<string, string>} [env] @returns {Promise<{ status: number | null, output: string }>} */
function node(args, env = {}) {
  return new Promise((done, failed) => {
    let output = "";
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...QUIET, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (piece) => (output += piece));
    child.stderr.on("data", (piece) => (output += piece));
    child.once("error", failed);
    child.once("close", (status) => done({ status, output }));
  });
}

/** @param {unknown} error */
function sentenceOf(error) {
  return error instanceof StartProblem
    ? error.message
    : error instanceof Error
      ? (error.stack ?? "")
      : String(error);
}

/** @param {string} text */
function indent(text) {
  return text.trimEnd().replace(/^/gm, "    ");
}
