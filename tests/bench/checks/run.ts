/**
 * npm run bench:checks -- [quantities|numbers|coverage|planted|alarms [rule]|speed] …
 *
 * How well the checks do on texts that lie beside the project (../shared/corpora) and are no part of it; what is missing
 * is skipped, and says so. Nothing here passes or fails.
 */
const PARTS: Readonly<
  Record<string, () => Promise<{ readonly run: (rule?: string) => void | Promise<void> }>>
> = {
  quantities: () => import("./quantities"),
  numbers: () => import("./numbers"),
  coverage: () => import("./omissions"),
  alarms: () => import("./alarms"),
  speed: () => import("./speed"),
  planted: () => import("./planted"),
};

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
if (asked[0] === "alarms" && asked[1] !== undefined) await (await PARTS.alarms!()).run(asked[1]);
else {
  const unknown = asked.find((name) => !(name in PARTS));
  if (unknown !== undefined) {
    process.stderr.write(`There is no part “${unknown}”. The parts are ${Object.keys(PARTS).join(", ")}.\n`);
    process.exitCode = 2;
  } else for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) await (await PARTS[name]!()).run();
}

export {};
