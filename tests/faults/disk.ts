/**
 * A disk of our own to pull the plug of or to fill: ext4 in a file, on a loop device (Linux, root). A power cut is ext4's
 * own shutdown without flushing its log (EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH, as xfstests use it): from
 * then on nothing reaches the file, and what was not yet there is gone.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const SHUT_DOWN = `
import fcntl, os, struct, sys
fd = os.open(sys.argv[1], os.O_RDONLY)
fcntl.ioctl(fd, 0x8004587D, struct.pack("I", 2))
`;

export class Disk {
  readonly folder: string;
  readonly #base = mkdtempSync(join(tmpdir(), "duizhao-disk-"));
  readonly #image = join(this.#base, "disk.img");

  constructor(megabytes: number) {
    this.folder = join(this.#base, "mounted");
    mkdirSync(this.folder);
    writeFileSync(this.#image, "");
    truncateSync(this.#image, megabytes * 1_048_576);
    execFileSync("mkfs.ext4", ["-q", "-m", "0", this.#image]);
    this.plugIn();
  }

  plugIn(): void {
    execFileSync("mount", ["-o", "loop", this.#image, this.folder]);
  }

  cutPower(): void {
    execFileSync("python3", ["-c", SHUT_DOWN, this.folder]);
  }

  /** Once everybody who had a file open on it is gone: a backend that was just being made ends when it finds itself alone. */
  async unplug(): Promise<void> {
    const end = performance.now() + 10_000;
    while (spawnSync("umount", [this.folder], { stdio: "ignore" }).status !== 0) {
      if (performance.now() > end) execFileSync("umount", [this.folder]); // says why
      await wait(100);
    }
  }

  /** Takes all room that is left. */
  fill(): void {
    spawnSync("dd", ["if=/dev/zero", `of=${join(this.folder, "filler")}`, "bs=64k"], { stdio: "ignore" });
    spawnSync("dd", ["if=/dev/zero", `of=${join(this.folder, "filler2")}`, "bs=512"], { stdio: "ignore" });
  }

  makeRoom(): void {
    for (const name of ["filler", "filler2"]) rmSync(join(this.folder, name), { force: true });
  }

  remove(): void {
    spawnSync("umount", ["-l", this.folder], { stdio: "ignore" });
    rmSync(this.#base, { recursive: true, force: true });
  }
}

/** Why there can be no such disk here, or null. */
export function noDisk(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return "only root on Linux can make a disk of its own";
  if (!existsSync("/dev/loop-control")) return "this system has no loop devices";
  for (const [program, ...args] of [
    ["mkfs.ext4", "-V"],
    ["python3", "--version"],
    ["mount", "--version"],
  ] as const)
    if (spawnSync(program, args, { stdio: "ignore" }).status !== 0) return `this system has no ${program}`;
  return null;
}
