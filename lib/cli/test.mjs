// `npm test` (everything) and `npm run check` (all but the browser). Plain enough for an old Node to read; see start.mjs.

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Duizhao's tests need Node 20.19 or newer, and this is Node ${process.versions.node}.\n`,
  );
  process.exit(1);
}

import("./test/run.mjs").then((module) => module.run({ browser: !process.argv.includes("--no-browser") }));
