// @ts-check
// A browser for the end-to-end tests: one that is installed, else the system's package, else Playwright's.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StartProblem, step, tail } from "../start/messages.mjs";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];

const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** @returns {string | undefined} the path of an installed browser that starts */
export function findBrowser() {
  if (process.env.DUIZHAO_CHROMIUM) return process.env.DUIZHAO_CHROMIUM;
  const onPath = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":");
  const candidates = [...NAMES.flatMap((name) => onPath.map((folder) => join(folder, name))), ...ELSEWHERE];
  return candidates.find((file) => existsSync(file) && starts(file));
}

/** Ubuntu's chromium-browser may be a stub that asks for snap. @param {string} file */
function starts(file) {
  if (process.platform === "win32") return true;
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** @param {string} root @returns {Promise<string | undefined>} undefined: Playwright knows its own */
export async function getBrowser(root) {
  const installed = findBrowser();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await step("Installing a browser (apt-get install chromium fonts-noto-cjk)", async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      spawnSync("apt-get", ["update"], { stdio: "ignore", env });
      spawnSync("apt-get", ["install", "-y", "chromium", "fonts-noto-cjk"], { stdio: "ignore", env });
    });
    const now = findBrowser();
    if (now) return now;
  }
  await step("Installing a browser (playwright install chromium)", async () => {
    const said = spawnSync(
      process.execPath,
      [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"],
      {
        encoding: "utf8",
      },
    );
    if (said.status === 0) return;
    throw new StartProblem(
      `No browser is installed and none could be had, so the end-to-end tests did not run. Install Chromium or Chrome, or set DUIZHAO_CHROMIUM to one.\n${tail(said.stderr, 5)}`,
    );
  });
  return undefined;
}
