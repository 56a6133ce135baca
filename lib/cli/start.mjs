// `npm start` and `npm run dev`. This file stays so plain that even an old Node can read it and be told so:
// everything newer is behind the check, and nothing but Node's built-ins is used before the dependencies exist.

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  process.stderr.write(
    /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || "")
      ? `Duizhao需要Node 20.19或更新的版本，这里是Node ${process.versions.node}。没有任何改动；请从https://nodejs.org安装新版Node再启动。\n`
      : `Duizhao needs Node 20.19 or newer, and this is Node ${process.versions.node}. ` +
          "Nothing was changed; install a newer Node from https://nodejs.org and start again.\n",
  );
  process.exit(1);
}

import("./start/run.mjs").then((module) => module.run({ dev: process.argv.includes("--dev") }));
