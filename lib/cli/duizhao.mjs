// @ts-check
// `npm run -s duizhao -- <command>`: makes sure that what the command needs is there, and runs it as TypeScript.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildLexicon, generateClient, TYPESCRIPT } from "./start/build.mjs";
import { installDependencies, QUIET } from "./start/dependencies.mjs";
import { StartProblem, speakOnStderr } from "./start/messages.mjs";
import { ROOT } from "./start/settings.mjs";

speakOnStderr(); // standard output is for results

try {
  await installDependencies(ROOT);
  await generateClient(ROOT);
  await buildLexicon(ROOT);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const file = fileURLToPath(new URL("./duizhao.ts", import.meta.url));
const child = spawn(process.execPath, [...TYPESCRIPT, file, ...process.argv.slice(2)], {
  stdio: "inherit",
  // The person's paths are relative to where they stand; npm itself stands in the project's folder.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: { ...process.env, ...QUIET, DUIZHAO_ROOT: ROOT },
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.on(signal, () => child.kill(signal));
child.once("exit", (status, signal) => process.exit(signal ? 1 : (status ?? 1)));
