// @ts-check
// What is made from the sources: Prisma's client, the aligner's lexicon, the app. Each is made again when
// what it is made from has changed, by its hash, which is kept beside it in a stamp.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { QUIET } from "./dependencies.mjs";
import { fullDisk, isFullDisk, StartProblem, step, tail } from "./messages.mjs";
import { howItEnded, words } from "./words.mjs";

/** @param {string} root */
export async function generateClient(root) {
  const made = hashOf(root, ["prisma/schema", "prisma/prisma.config.ts", "package-lock.json"]);
  const stamp = join(root, "lib", "db", "generated", ".stamp");
  if (sameStamp(stamp, made)) return;
  await step(words("launch.client"), () =>
    runTool({
      root,
      doing: words("launch.doing.client"),
      args: [
        join(root, "node_modules", "prisma", "build", "index.js"),
        "generate",
        "--config",
        join(root, "prisma", "prisma.config.ts"),
      ],
    }),
  );
  writeStamp(stamp, made);
}

/** @param {string} root */
export async function buildLexicon(root) {
  const made = hashOf(root, [
    "lib/align/lexicon/lexicon.ts",
    "lib/corrections/frequencies.ts",
    "lib/dictionary/dictionary.ts",
    "lib/dictionary/pinyin.ts",
    "lib/server/dictionary.ts",
    "lib/server/lexicon.ts",
    "lib/cli/build-lexicon.ts",
    "package-lock.json",
  ]);
  const stamp = join(root, ".build", ".lexicon-made");
  const isThere = ["lexicon.bin", "frequencies.bin", "dictionary.txt"].every((name) =>
    existsSync(join(root, ".build", name)),
  );
  if (isThere && sameStamp(stamp, made)) return;
  await step(words("launch.lexicon"), () =>
    runTool({
      root,
      doing: words("launch.doing.lexicon"),
      args: [...TYPESCRIPT, join(root, "lib", "cli", "build-lexicon.ts")],
    }),
  );
  writeStamp(stamp, made);
}

/** How Node runs a TypeScript file of ours: as React Server code, so that "server-only" lets it in. */
export const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];

/** @param {string} root @returns {Promise<boolean>} whether something was built */
export async function buildApp(root) {
  const made = hashOf(root, [
    "app",
    "lib",
    "prisma/schema",
    "next.config.js",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ]);
  const stamp = join(root, ".next", ".duizhao-built");
  if (sameStamp(stamp, made)) return false;
  rmSync(stamp, { force: true });
  await step(words("launch.building"), () =>
    runTool({
      root,
      doing: words("launch.doing.app"),
      args: [join(root, "node_modules", "next", "dist", "bin", "next"), "build", root],
      env: { NODE_ENV: "production" },
    }),
  );
  writeStamp(stamp, made);
  return true;
}

/** Sources that no built file comes from. */
const NOT_BUILT = new Set(["lib/cli", "lib/db/generated"]);

/** @param {string} root @param {readonly string[]} paths */
function hashOf(root, paths) {
  const hash = createHash("sha256");
  /** @param {string} path */
  const add = (path) => {
    if (NOT_BUILT.has(path)) return;
    const children = listFolder(join(root, path));
    if (children) {
      for (const name of children) add(`${path}/${name}`);
      return;
    }
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(root, path)))
        .digest(),
    );
  };
  for (const path of paths) if (existsSync(join(root, path))) add(path);
  return hash.digest("hex");
}

/** @param {string} path @returns {string[] | undefined} undefined for a file */
function listFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** @param {string} file @param {string} made */
function sameStamp(file, made) {
  return existsSync(file) && readFileSync(file, "utf8") === made;
}

/** @param {string} file @param {string} made */
function writeStamp(file, made) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, made);
}

/**
 * Runs a tool in Node; its output is shown when it fails.
 * @param {{ root: string, doing: string, args: readonly string[], env?: Record<string, string> }} what
 * @returns {Promise<void>}
 */
function runTool({ root, doing, args, env = {} }) {
  return new Promise((done, failed) => {
    let output = "";
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...QUIET, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (piece) => (output += piece));
    child.stderr.on("data", (piece) => (output += piece));
    child.once("error", failed);
    child.once("close", (status, signal) => {
      if (status === 0) return done();
      if (isFullDisk(output)) return failed(fullDisk(doing));
      failed(
        new StartProblem(
          `${words("launch.tool.failed", { doing, how: howItEnded(status, signal) })}\n${tail(output, 60)}`,
        ),
      );
    });
  });
}
