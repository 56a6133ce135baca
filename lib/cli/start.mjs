// `npm start` and `npm run dev`. This file stays so plain that even an old Node can read it and be told so:
// everything newer is behind the check, and nothing but Node's built-ins is used before the dependencies exist.

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Duizhao needs Node 20.19 or newer, and this is Node ${process.versions.node}. ` +
      "Nothing was changed; install a newer Node from https://nodejs.org and start again.\n",
  );
  process.exit(1);
}

import("./start/run.mjs").then((module) => module.run({ dev: process.argv.includes("--dev") }));
