// @ts-check
// The locked dependencies: installed when they are missing or when package-lock.json says something else.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fullDisk, headAndTail, isFullDisk, StartProblem, step } from "./messages.mjs";
import { words } from "./words.mjs";

/** Nothing here asks the internet for anything but packages. */
export const QUIET = {
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
  // Prisma's command line and its install script look for a downloaded engine before they do anything; any
  // executable satisfies them, and nothing we use calls it (migrations run through migrate.mjs).
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
};

/** @param {string} root @param {{ needed?: readonly string[] }} [more] packages that have to be there, too */
export async function installDependencies(root, { needed = [] } = {}) {
  const stampFile = join(root, "node_modules", ".duizhao-installed");
  const stamp = `${fingerprint(root)} ${process.platform} ${process.arch}\n`;
  const isThere = needed.every((name) => existsSync(join(root, "node_modules", name, "package.json")));
  if (isThere && readOr(stampFile) === stamp) return;
  if (isThere && npmInstalledTheSame(root)) {
    writeFileSync(stampFile, stamp);
    return;
  }
  await step(words("launch.dependencies"), () => npmCi(root));
  writeFileSync(stampFile, stamp);
}

/** @param {string} root */
function fingerprint(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * Somebody may have installed by hand. npm keeps what it installed in node_modules/.package-lock.json; where
 * every package in it is the locked one and no locked one that this system needs is missing, nothing is to do.
 * @param {string} root
 */
function npmInstalledTheSame(root) {
  const hidden = readOr(join(root, "node_modules", ".package-lock.json"));
  if (!hidden) return false;
  const installed = JSON.parse(hidden).packages;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === "") return true;
    if (installed[path]) return installed[path].integrity === entry.integrity;
    return entry.optional === true || entry.peer === true;
  });
}

/** @param {string} root */
function npmCi(root) {
  const viaNode = process.env.npm_execpath?.endsWith(".js") ? process.env.npm_execpath : undefined;
  // No package's install script is run: links are made by postgres-programs.mjs, the rest would only download.
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, ...before] = viaNode ? [process.execPath, viaNode] : ["npm"];
  const child = spawn(command, [...before, ...args], {
    cwd: root,
    env: { ...process.env, ...QUIET },
    stdio: ["ignore", "pipe", "pipe"],
    shell: !viaNode && process.platform === "win32",
  });
  let output = "";
  child.stdout.on("data", (piece) => (output += piece));
  child.stderr.on("data", (piece) => (output += piece));
  return new Promise((done, failed) => {
    child.once("error", (error) =>
      failed(new StartProblem(words("launch.dependencies.npm", { why: error.message }))),
    );
    child.once("close", (status) => {
      if (status === 0) return done(undefined);
      if (isFullDisk(output)) return failed(fullDisk(words("launch.doing.dependencies")));
      failed(
        new StartProblem(
          `${words("launch.dependencies.failed", { status: String(status) })}\n${headAndTail(output)}`,
        ),
      );
    });
  });
}

/** @param {string} file */
function readOr(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
