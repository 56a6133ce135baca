import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { freePort } from "../../lib/cli/start/database.mjs";
import { findBrowser } from "../../lib/cli/test/browser.mjs";

// Playwright reads this file again in each of its processes: what is chosen once travels in the environment.
process.env.DUIZHAO_E2E_PORT ??= String(await freePort());
process.env.DUIZHAO_E2E_DATA ??= join(tmpdir(), `duizhao-e2e-${randomUUID()}`);
process.env.DUIZHAO_CHROMIUM ??= findBrowser() ?? "";

const IN_BOTH_LANGUAGES = [
  "accessibility.spec.ts",
  "checks.spec.ts",
  "dictionary.spec.ts",
  "languages.spec.ts",
  "memory.spec.ts",
  "own-keys.spec.ts",
  "returns.spec.ts",
  "score.spec.ts",
  "terms.spec.ts",
  "two-languages.spec.ts",
];

const url = `http://localhost:${process.env.DUIZHAO_E2E_PORT}`;

/** The built app, started as a person starts it, on a port and a data folder of its own. */
export default defineConfig({
  testDir: ".",
  outputDir: "../.state/e2e",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  globalTeardown: "./remove-data.ts",
  projects: [
    { name: "first visit", testMatch: "instance.setup.ts" },
    { name: "journeys", dependencies: ["first visit"] },
    // Files whose journeys ask for controls by the keys of their names (words.ts).
    {
      name: "in Chinese",
      dependencies: ["first visit"],
      testMatch: IN_BOTH_LANGUAGES,
      use: { locale: "zh-CN" },
    },
  ],
  use: {
    baseURL: url,
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.DUIZHAO_CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: "node lib/cli/start.mjs",
    cwd: "../..",
    url: `${url}/api/v1/health`,
    env: {
      PORT: process.env.DUIZHAO_E2E_PORT,
      DATA_DIR: process.env.DUIZHAO_E2E_DATA,
      HOST: "127.0.0.1",
      DATABASE_URL: "",
      DUIZHAO_URL: "",
      DUIZHAO_PSEUDO_LANGUAGE: "1",
    },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
