/** The clock of the app is set forward and back while people write: order is by revision, and nobody is signed out. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { History } from "../../lib/wire/segments";
import { listAll } from "../bench/book";
import type { Caller } from "../bench/instance";
import { underWriters } from "./frame";
import { importLong, isWholeOrNot } from "./long-work";
import { figure, none, type Trial } from "./trial";

const HOUR = 3_600_000;
const STEPS = [3 * HOUR, -2 * HOUR, 26 * HOUR, 0, -30 * HOUR, 90_000, 0];

export const clockSteps: Trial = {
  name: "clock-steps",
  does: "the clock of the app's processes jumps by hours, forward and back, under 10 writers and an import",
  rounds: 7,
  quick: 0,
  onBoth: false,
  run: async ({ on, rounds }) => {
    const folder = mkdtempSync(join(tmpdir(), "duizhao-clock-"));
    const file = join(folder, "offset");
    const preload = pathToFileURL(join(import.meta.dirname, "shift-clock.mjs")).href;
    const env = { CLOCK_OFFSET_FILE: file, NODE_OPTIONS: `--import=${preload}` };
    try {
      writeFileSync(file, "0");
      return await underWriters({ on, env, people: 10, pause: 60 }, async ({ owner, documentId }) => {
        let badImports = 0;
        for (const step of STEPS.slice(0, rounds)) {
          const job = await importLong(owner, documentId);
          writeFileSync(file, String(step));
          await wait(1_500);
          if (!(await isWholeOrNot(owner, job))) badImports += 1;
        }
        return async () => [
          figure("steps", Math.min(rounds, STEPS.length)),
          none("histories out of order", await outOfOrder(owner, documentId)),
          none("imports that are neither whole nor clearly failed", badImports),
        ];
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Rows whose history does not read as it was written. */
async function outOfOrder(owner: Caller, documentId: string): Promise<number> {
  let rows = 0;
  for (const { id } of await listAll(owner, documentId)) {
    const { versions } = await owner.call<History>("GET", `/segments/${id}/history?limit=200`);
    const numbers = versions.map(({ text }) => Number(/^w\d+\.(\d+)/.exec(text)?.[1] ?? 0));
    if (numbers.some((number, at) => at > 0 && number >= numbers[at - 1]!)) rows += 1;
  }
  return rows;
}
