import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Stops the app, which Playwright would only do after this, and removes its data. */
export default async function removeData() {
  const dataDir = process.env.DUIZHAO_E2E_DATA as string;
  const running = join(dataDir, "running.json");
  if (existsSync(running)) {
    const { pid } = JSON.parse(readFileSync(running, "utf8")) as { pid: number };
    process.kill(pid, "SIGTERM");
    for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) await wait(100);
  }
  rmSync(dataDir, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
