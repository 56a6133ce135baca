/**
 * `npm run faults -- [name …] [--on embedded|server] [--rounds n] [--quick]`: does to a running app what happens to one,
 * and prints what was lost (nothing). Ends with status 1 if a figure is not what it must be. `--quick` is what `npm test`
 * runs: few rounds, on the database in the box, without anything that only root may do.
 */
import { buildApp } from "../../lib/cli/start/build.mjs";
import { ROOT } from "../../lib/cli/start/settings.mjs";
import type { Where } from "./house";
import type { Trial } from "./trial";
import { TRIALS } from "./trials";

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const option = (name: string): string | undefined => {
    const at = given.indexOf(`--${name}`);
    return at === -1 ? undefined : given.splice(at, 2)[1];
  };
  const on = option("on") as Where | undefined;
  const rounds = option("rounds");
  const isQuick = given.includes("--quick");
  const names = given.filter((one) => !one.startsWith("--"));
  const unknown = names.filter((name) => !TRIALS.some((trial) => trial.name === name));
  if (unknown.length > 0 || (on !== undefined && on !== "embedded" && on !== "server")) {
    process.stderr.write(
      `There is ${unknown.map((name) => `no script ${name}`).join(", ") || `no --on ${on}`}. Scripts: ${TRIALS.map(({ name }) => name).join(", ")}.\n`,
    );
    return 2;
  }
  await buildApp(ROOT);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const trial of TRIALS) {
    if (names.length > 0 && !names.includes(trial.name)) continue;
    const times = isQuick ? trial.quick : Number(rounds ?? trial.rounds);
    if (times === 0) continue;
    for (const where of wheres(trial, on, isQuick)) {
      counts[await tried(trial, where, times)] += 1;
    }
  }
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return counts.failed > 0 ? 1 : 0;
}

function wheres(trial: Trial, on: Where | undefined, isQuick: boolean): readonly Where[] {
  if (on !== undefined) return [on];
  return trial.onBoth && !isQuick ? ["embedded", "server"] : ["embedded"];
}

async function tried(trial: Trial, on: Where, rounds: number): Promise<"passed" | "failed" | "skipped"> {
  const hindered = trial.hindered?.() ?? null;
  process.stdout.write(`${trial.name}${trial.onBoth ? `, ${on}` : ""}: ${trial.does}\n`);
  if (hindered !== null) {
    process.stdout.write(`  skipped: ${hindered}\n`);
    return "skipped";
  }
  const since = performance.now();
  try {
    const figures = await trial.run({ on, rounds });
    for (const { what, value, wrong } of figures)
      process.stdout.write(`  ${what.padEnd(44)} ${value}${wrong === null ? "" : `   WRONG: ${wrong}`}\n`);
    process.stdout.write(`  (${((performance.now() - since) / 1_000).toFixed(0)} s)\n`);
    return figures.some(({ wrong }) => wrong !== null) ? "failed" : "passed";
  } catch (error) {
    process.stdout.write(`  FAILED: ${error instanceof Error ? error.stack : error}\n`);
    return "failed";
  }
}

process.exitCode = await main();
process.exit();
